/** A number that may be missing: NaN where it is not defined, null where it was read from JSON. */
export type MaybeNumber = number | null | undefined;

/** A value with its interval, any of the three possibly missing. */
export interface MaybeInterval {
  value: MaybeNumber;
  low: MaybeNumber;
  high: MaybeNumber;
}

/** Why a value, or an end of its interval, is missing: words for the reader. */
export interface Reasons {
  value: string;
  bounds: string;
}

const isThere = (value: MaybeNumber): value is number =>
  typeof value === "number" && Number.isFinite(value);

/** What stands instead of a number that is missing. */
export const missing = (why: string): string => `– (${why})`;

/** A finite number with fixed digits, never "-0.000". */
const fixed = (value: number, digits: number): string =>
  value.toFixed(digits).replace(/^-(0(?:\.0*)?)$/, "$1");

/**
 * A number with fixed digits and a leading zero.
 *
 * @param why it is missing, should it be
 * @param unit written after the number, with its space
 */
export function formatNumber(value: MaybeNumber, why: string, digits = 3, unit = ""): string {
  return isThere(value) ? fixed(value, digits) + unit : missing(why);
}

/** A number with its significant digits only, never in exponential notation. */
export function formatSignificant(value: MaybeNumber, why: string, digits = 2, unit = ""): string {
  if (!isThere(value)) return missing(why);
  return (
    Number(value.toPrecision(digits)).toLocaleString("en", { maximumFractionDigits: 12 }) + unit
  );
}

/**
 * A value with its interval: "0.922 [0.676, 0.998]". Where an end is missing, the reason follows;
 * where the value is, its reason stands alone.
 *
 * @param digits of the value
 * @param ends digits of the ends of the interval
 */
export function formatInterval(
  interval: MaybeInterval,
  why: Reasons,
  digits = 3,
  ends = digits,
): string {
  if (!isThere(interval.value)) return missing(why.value);
  return `${fixed(interval.value, digits)} ${formatBounds(interval, why, ends)}`;
}

/** The interval alone: "[0.676, 0.998]", or "(no interval: …)". */
export function formatBounds(
  { low, high }: Pick<MaybeInterval, "low" | "high">,
  why: Pick<Reasons, "bounds">,
  digits = 3,
): string {
  if (!isThere(low) && !isThere(high)) return `(no interval: ${why.bounds})`;
  const end = (value: MaybeNumber) => (isThere(value) ? fixed(value, digits) : "–");
  const reason = isThere(low) && isThere(high) ? "" : ` (${why.bounds})`;
  return `[${end(low)}, ${end(high)}]${reason}`;
}

/** The range of some numbers, one number where all are equal: "0.512 to 0.634". */
export function formatRange(values: readonly number[], why: string, digits = 3): string {
  const there = values.filter(isThere);
  if (there.length === 0) return missing(why);
  const [low, high] = [Math.min(...there), Math.max(...there)].map((one) => fixed(one, digits));
  return low === high ? low : `${low} to ${high}`;
}

/**
 * A share in per cent; close to 0 and to 1, where most of a hoard's figures lie, with the digits
 * that tell.
 */
export function formatPercent(share: MaybeNumber, why: string): string {
  if (!isThere(share)) return missing(why);
  const edge = Math.min(share, 1 - share);
  return `${fixed(100 * share, edge > 0 && edge < 0.01 ? (edge < 0.0001 ? 4 : 2) : 1)} %`;
}

/** A probability: three decimals, "< 0.001" and "> 0.999" where those would not tell. */
export function formatProbability(value: MaybeNumber, why: string): string {
  if (!isThere(value)) return missing(why);
  if (value > 0 && value < 0.001) return "< 0.001";
  if (value < 1 && value > 0.999) return "> 0.999";
  return fixed(value, 3);
}

/** A number as data, with no more decimals than tell. */
export const roundTo = (value: number, digits: number): number => Number(value.toFixed(digits));

/** A number as data, with no more significant digits than tell. */
export const roundToSignificant = (value: number, digits: number): number =>
  Number(value.toPrecision(digits));
