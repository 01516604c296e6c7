import type { Side } from "../../../coins/index";
import { readHeading } from "../columns/heading";
import { spellingKey } from "./look-alikes";

/**
 * Names of dies of one side that are likely one die spelled otherwise: equal but for case, spaces,
 * dashes, zeros in front or look-alike letters, or a number whose letters were left out.
 *
 * @returns groups of two or more, in the order in which they first occur
 */
export function similarDies(names: Iterable<string>): string[][] {
  const all = [...new Set(names)];
  const prefix = usualPrefix(countNames(all));
  const groups = new Map<string, string[]>();
  for (const name of all) {
    const key = withoutWord(spellingKey(name));
    const full = prefix !== "" && /^\d+$/.test(key) ? spellingKey(prefix) + key : key;
    groups.set(full, [...(groups.get(full) ?? []), name]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** A spelling without a word for a die or a side before its number: `Die 1`, `obv 1`. */
function withoutWord(key: string): string {
  const [, word, number] = /^(\p{L}{3,})(\d+)$/u.exec(key) ?? [];
  if (word === undefined) return key;
  const { die, side } = readHeading(word);
  return die || side ? number : key;
}

/** The letters before a die's number: O of O12. */
export function prefixOf(name: string | null): string {
  return name === null ? "" : (/^(\p{L}+)[\s._-]*\d/u.exec(name)?.[1] ?? "").toUpperCase();
}

/** How often each name stands in a list. */
export function countNames(names: Iterable<string | null>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The prefix that more than half of the dies with one have, or "". */
export function usualPrefix(byName: ReadonlyMap<string, number>): string {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [name, n] of byName) {
    const prefix = prefixOf(name);
    if (prefix === "") continue;
    total += n;
    counts.set(prefix, (counts.get(prefix) ?? 0) + n);
  }
  return [...counts].find(([, n]) => 2 * n > total)?.[0] ?? "";
}

const LETTERS: Record<Side, RegExp> = {
  obverse: /^(O|OB|OBV|A|AV|D|DR|V|VS)$/,
  reverse: /^(R|RE|REV|RV|RS|KZ)$/,
};

/** The side that the letters of a die's name say: O1, R1. */
export function sideOfDie(die: string): Side | undefined {
  const letters = prefixOf(die);
  return (["obverse", "reverse"] as const).find((side) => LETTERS[side].test(letters));
}
