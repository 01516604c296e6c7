/** A row of the frequency table: dies that were seen this often. */
export interface FrequencyRow {
  frequency: number;
  dies: number;
  shareOfDies: number;
  coins: number;
  shareOfCoins: number;
  names: string[];
}

/**
 * The frequency table of a die study, rarest first.
 *
 * @param dies  of each coin; null = not known
 */
export function frequencyTable(dies: readonly (string | null)[]): FrequencyRow[] {
  const coins = new Map<string, number>();
  for (const die of dies) if (die !== null) coins.set(die, (coins.get(die) ?? 0) + 1);
  const byFrequency = new Map<number, string[]>();
  for (const [die, count] of coins) {
    if (!byFrequency.has(count)) byFrequency.set(count, []);
    byFrequency.get(count)!.push(die);
  }
  const n = [...coins.values()].reduce((sum, count) => sum + count, 0);
  return [...byFrequency]
    .sort(([a], [b]) => a - b)
    .map(([frequency, names]) => ({
      frequency,
      dies: names.length,
      shareOfDies: names.length / coins.size,
      coins: frequency * names.length,
      shareOfCoins: (frequency * names.length) / n,
      names,
    }));
}
