import type { Row } from "./stage";

/**
 * The power of the size that a figure grows with: the slope of a line through their logarithms, by
 * least squares.
 *
 * @param size, figure keys of the rows
 */
export function growthExponent(rows: readonly Row[], size: string, figure: string): number {
  const [x, y] = [size, figure].map((key) => rows.map((row) => Math.log(Number(row[key]))));
  const [meanX, meanY] = [x, y].map(
    (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  );
  return (
    x.reduce((sum, value, i) => sum + (value - meanX) * (y[i] - meanY), 0) /
    x.reduce((sum, value) => sum + (value - meanX) ** 2, 0)
  );
}

/**
 * Each stage's share of the time of all, as figures of a row.
 *
 * @param stages time by the stage's name
 */
export function sharesOf(stages: Readonly<Record<string, number>>): Record<string, number> {
  const whole = Object.values(stages).reduce((sum, time) => sum + time, 0);
  return Object.fromEntries(
    Object.entries(stages).map(([name, time]) => [
      `share_of_${name.replaceAll(/\W+/g, "_")}`,
      time / whole,
    ]),
  );
}
