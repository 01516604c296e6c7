import type { Side } from "../coins/index";
import type { Contradiction } from "./groups/contradictions";
import type { PairEvidence } from "./groups/pair-evidence";
import type { Partition } from "./groups/partition";

/** A pair that a person should look at. */
export interface ReviewPair {
  side: Side;
  coinA: string;
  coinB: string;
  /** Of one die, by this pair alone; NaN where the two were not compared. */
  probability: number;
  /** Of one die, by all pairs together. */
  together: number;
  /** What the study says. */
  same: boolean;
  /** 0 = sure, 1 = as likely as not, all pairs together. */
  uncertainty: number;
  /** Contradictions that the pair is part of. */
  contradictions: number;
}

/** Below this nothing is uncertain: one draw in a hundred. */
const UNCERTAIN = 0.02;

/**
 * Pairs to be looked at, the most uncertain first; among equals those in most contradictions, then those whose own
 * evidence disagrees most with the study. In the queue is what all pairs together leave uncertain, what alone is
 * between 'same' and 'different', and what is in a contradiction; never what a person has judged to be same or different.
 */
export function reviewQueue(side: Side, { coins, probability, verdict }: PairEvidence, die: Partition, together: Float64Array, contradicting: readonly Contradiction[]): ReviewPair[] {
  const n = coins.length;
  const involved = new Map<number, number>();
  for (const { a, b, c } of contradicting) {
    for (const [i, j] of [[a, b], [b, c], [a, c]]) {
      const key = Math.min(i, j) * n + Math.max(i, j);
      involved.set(key, (involved.get(key) ?? 0) + 1);
    }
  }
  const queue: ReviewPair[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const at = i * n + j;
      if (verdict[at] !== 0) continue;
      const uncertainty = 1 - Math.abs(2 * together[at] - 1);
      const unsure = probability[at] > 0.05 && probability[at] < 0.95;
      const count = involved.get(at) ?? 0;
      if (uncertainty < UNCERTAIN && !unsure && count === 0) continue;
      queue.push({ side, coinA: coins[i], coinB: coins[j], probability: probability[at], together: together[at], same: die[i] === die[j], uncertainty, contradictions: count });
    }
  }
  const against = (pair: ReviewPair) => (Number.isNaN(pair.probability) ? 0 : Math.abs(pair.probability - pair.together));
  return queue.sort((x, y) => y.uncertainty - x.uncertainty || y.contradictions - x.contradictions || against(y) - against(x));
}
