import type { SpecimenPair } from "../../matchers/index";
import { specimenProbability } from "./specimen-probability";

/** Photographs of one coin. */
export interface Specimen {
  /** The coin as it counts: the first of its photographs. */
  name: string;
  /** All its photographs, by the names of their coins. */
  coins: string[];
}

/** A pair that may be one coin. */
export interface JudgedSpecimenPair extends SpecimenPair {
  /** That both photographs show one coin, 0 … 1. */
  probability: number;
}

export interface Specimens {
  /** Coins with more than one photograph. */
  specimens: Specimen[];
  /** Pairs that match on both sides, the most probable first. */
  pairs: JudgedSpecimenPair[];
}

/** Pairs are one coin from this probability on. */
export const SAME_SPECIMEN = 0.5;
/** Pairs from here to `SAME_SPECIMEN` are for a person to look at. */
export const DOUBTFUL_SPECIMEN = 0.1;

/**
 * Which photographs show one coin. Two groups are one where a pair between them is, unless a person
 * keeps a pair between them apart.
 *
 * @param coins in the order of the study
 * @param options.apart pairs that are two coins, by a person
 * @param options.together pairs that are one coin, by a person
 */
export function findSpecimens(
  coins: readonly string[],
  evidence: readonly SpecimenPair[],
  { apart = [], together = [] }: { apart?: readonly Two[]; together?: readonly Two[] } = {},
): Specimens {
  const pairs = evidence
    .map((pair) => ({ ...pair, probability: specimenProbability(pair) }))
    .sort((x, y) => y.probability - x.probability);
  const groupOf = new Map(coins.map((coin) => [coin, [coin]]));
  const separate = new Set(apart.flatMap(({ a, b }) => [key(a, b), key(b, a)]));
  const likely = pairs.filter(({ probability }) => probability >= SAME_SPECIMEN);
  for (const { a, b } of [...together, ...likely]) {
    const [one, other] = [groupOf.get(a), groupOf.get(b)];
    if (!one || !other || one === other) continue;
    if (one.some((x) => other.some((y) => separate.has(key(x, y))))) continue;
    const both = [...one, ...other];
    for (const coin of both) groupOf.set(coin, both);
  }
  const order = new Map(coins.map((coin, i) => [coin, i]));
  const specimens = [...new Set(groupOf.values())]
    .filter((group) => group.length > 1)
    .map((group) => [...group].sort((x, y) => order.get(x)! - order.get(y)!))
    .sort(([x], [y]) => order.get(x)! - order.get(y)!)
    .map((group) => ({ name: group[0], coins: group }));
  return { specimens, pairs };
}

interface Two {
  a: string;
  b: string;
}

const key = (a: string, b: string) => `${a}\n${b}`;

/** The name under which each further photograph of a coin counts. */
export function countedAs(specimens: readonly Specimen[]): ReadonlyMap<string, string> {
  return new Map(
    specimens.flatMap(({ name, coins }) => coins.slice(1).map((coin) => [coin, name] as const)),
  );
}
