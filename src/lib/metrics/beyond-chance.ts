/** Agreement beyond chance, as a share of what is possible; NaN where chance agrees perfectly. */
export function beyondChance(agreement: number, chance: number): number {
  // shares add up to 1 with rounding only
  return 1 - chance < 1e-12 ? NaN : (agreement - chance) / (1 - chance);
}
