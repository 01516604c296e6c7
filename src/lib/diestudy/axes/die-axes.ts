import type { OutlineTurn, SpecimenPair } from "../../matchers/index";

/** The rotation of a coin's reverse against its obverse. */
export interface DieAxis {
  /** Clockwise as the reverse is seen, 0 to less than 360. */
  degrees: number;
  from: "sheet" | "outline";
  /** The coin that it is relative to, of the same two dies; null where it is absolute. */
  relativeTo: string | null;
}

export interface DieAxesOptions {
  /** Degrees that the sheet gives. */
  sheet: ReadonlyMap<string, number>;
  /** How the outlines of both sides lie on each other, where they decide. */
  outlines: ReadonlyMap<string, OutlineTurn>;
  /** Whether all designs are upright in their photographs. */
  upright: boolean;
  /** Pairs that match on both sides, with the rotation between their photographs. */
  pairs: readonly SpecimenPair[];
}

/**
 * Die axes of coins: of the sheet; else by their outlines. These give the axis itself where the
 * designs are upright in both photographs; otherwise only relative to other coins from the same two
 * dies, with which the designs were registered.
 *
 * @param coins in the order of the study
 */
export function dieAxes(
  coins: readonly string[],
  { sheet, outlines, upright, pairs }: DieAxesOptions,
): Map<string, DieAxis> {
  const relative = upright ? new Map<string, DieAxis>() : relativeAxes(coins, outlines, pairs);
  return new Map(
    coins.flatMap((coin): [string, DieAxis][] => {
      const given = sheet.get(coin);
      if (given !== undefined) return [[coin, { degrees: given, from: "sheet", relativeTo: null }]];
      const turn = upright ? outlines.get(coin) : undefined;
      const measured: DieAxis | undefined = turn
        ? { degrees: wrapped(-turn.degrees), from: "outline", relativeTo: null }
        : relative.get(coin);
      return measured ? [[coin, measured]] : [];
    }),
  );
}

/** Relative to the first coin that each is linked with, directly or over others. */
function relativeAxes(
  coins: readonly string[],
  outlines: ReadonlyMap<string, OutlineTurn>,
  pairs: readonly SpecimenPair[],
): Map<string, DieAxis> {
  const steps = new Map<string, { to: string; by: number }[]>();
  for (const { a, b, obverse, reverse } of pairs) {
    const [first, second] = [outlines.get(a), outlines.get(b)];
    if (!first || !second) continue;
    // the axis is the sum of both designs' rotations less that of the outlines
    const by = obverse.turn + reverse.turn - (second.degrees - first.degrees);
    steps.set(a, [...(steps.get(a) ?? []), { to: b, by }]);
    steps.set(b, [...(steps.get(b) ?? []), { to: a, by: -by }]);
  }
  const found = new Map<string, DieAxis>();
  for (const start of coins) {
    if (found.has(start) || !steps.has(start)) continue;
    found.set(start, { degrees: 0, from: "outline", relativeTo: start });
    const waiting = [start];
    for (const coin of waiting) {
      for (const { to, by } of steps.get(coin)!) {
        if (found.has(to)) continue;
        const degrees = wrapped(found.get(coin)!.degrees + by);
        found.set(to, { degrees, from: "outline", relativeTo: start });
        waiting.push(to);
      }
    }
  }
  return found;
}

/** An angle within a full turn, to a tenth of a degree. */
const wrapped = (degrees: number) => (Math.round((((degrees % 360) + 360) % 360) * 10) / 10) % 360;
