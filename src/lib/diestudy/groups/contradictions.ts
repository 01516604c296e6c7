import type { PairEvidence } from "./pair-evidence";

/** Three coins that can't be as their pairs say: a and b of one die, b and c too, a and c not. Positions in the list of coins. */
export interface Contradiction {
  a: number;
  b: number;
  c: number;
  /** How sure the least sure of the three answers is, above `sure` … 1. */
  strength: number;
}

/**
 * Triples of sure answers that contradict each other, the strongest first. A person's verdict is sure. Each is found
 * once, a before c.
 *
 * @param sure  answers from this probability on count: 'same' from `sure`, 'different' up to 1 - `sure`
 */
export function contradictions({ coins, probability, verdict }: PairEvidence, sure = 0.95): Contradiction[] {
  const n = coins.length;
  const chance = (i: number, j: number) => (verdict[i * n + j] === 0 ? probability[i * n + j] : verdict[i * n + j] > 0 ? 1 : 0);
  const found: Contradiction[] = [];
  for (let b = 0; b < n; b++) {
    const same = coins.map((_, i) => i).filter((i) => i !== b && chance(i, b) >= sure);
    for (const a of same) {
      for (const c of same) {
        if (a < c && 1 - chance(a, c) >= sure) found.push({ a, b, c, strength: Math.min(chance(a, b), chance(b, c), 1 - chance(a, c)) });
      }
    }
  }
  return found.sort((x, y) => y.strength - x.strength || x.a - y.a || x.c - y.c || x.b - y.b);
}
