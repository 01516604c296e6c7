/** A share in whole per cent; next to 0 and 1 it says on which side. */
export function share(value: number): string {
  if (Number.isNaN(value)) return "not compared";
  if (value > 0 && value < 0.01) return "under 1 %";
  return value > 0.99 && value < 1 ? "over 99 %" : `${Math.round(100 * value)} %`;
}
