import { looseName } from "./match-names";

/**
 * Finds coins by the names that a table gives them. Spreadsheet programs drop the zeros in front of
 * numbers: `1` is the coin `001` where no other coin can be meant.
 *
 * @param coins names of the coins
 * @returns of a name, the coins that it can mean: one where it is exact or only its zeros differ
 */
export function coinFinder(coins: readonly string[]): (name: string) => readonly string[] {
  const exact = new Set(coins);
  const loose = new Map<string, string[]>();
  for (const coin of exact) {
    const key = looseName(coin);
    loose.set(key, [...(loose.get(key) ?? []), coin]);
  }
  return (name) => (exact.has(name) ? [name] : (loose.get(looseName(name)) ?? []));
}
