import type { Side } from "../coins/index";

/** What to look at in the photographs of coin sides, in words; sides without warnings are left out. */
export type SideWarnings = ReadonlyMap<string, readonly string[]>;

/** Key of a side in `SideWarnings`. */
export function sideKey(side: Side, coin: string): string {
  return `${side} ${coin}`;
}

/** The warnings of sides of coins, each with the coin's name; empty where there are none. */
export function warningsOfSides(
  warnings: SideWarnings | undefined,
  side: Side,
  coins: readonly string[],
): string[] {
  return coins.flatMap((coin) =>
    (warnings?.get(sideKey(side, coin)) ?? []).map((warning) => `${coin}: ${warning}`),
  );
}
