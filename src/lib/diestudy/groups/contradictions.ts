import type { PairEvidence } from "./pair-evidence";
import { entryOf } from "./pair-index";

/**
 * Three coins that cannot be as their pairs say: a and b from the same die, b and c too, a and c
 * not. Positions in the list of coins.
 */
export interface Contradiction {
  a: number;
  b: number;
  c: number;
  /** How sure the least sure of the three answers is, above `sure` … 1. */
  strength: number;
}

/**
 * Triples of sure answers that contradict each other, the strongest first. A person's verdict is
 * sure. Each is found once, a before c. Pairs that are not listed can only be the third of a
 * triple.
 *
 * @param sure answers from this probability on count: 'same' from `sure`, 'different' up to 1 -
 *   `sure`
 */
export function contradictions(
  { coins, pairs, probability, verdict, otherwise }: PairEvidence,
  sure = 0.95,
): Contradiction[] {
  const chanceAt = (entry: number) =>
    entry < 0 ? otherwise : verdict[entry] === 0 ? probability[entry] : verdict[entry] > 0 ? 1 : 0;
  const found: Contradiction[] = [];
  for (let b = 0; b < coins.length; b++) {
    const same: { coin: number; chance: number }[] = [];
    for (let e = pairs.start[b]; e < pairs.start[b + 1]; e++)
      if (chanceAt(e) >= sure) same.push({ coin: pairs.other[e], chance: chanceAt(e) });
    same.forEach((a, at) => {
      for (const c of same.slice(at + 1)) {
        const apart = 1 - chanceAt(entryOf(pairs, a.coin, c.coin));
        if (apart >= sure)
          found.push({ a: a.coin, b, c: c.coin, strength: Math.min(a.chance, c.chance, apart) });
      }
    });
  }
  return found.sort((x, y) => y.strength - x.strength || x.a - y.a || x.c - y.c || x.b - y.b);
}
