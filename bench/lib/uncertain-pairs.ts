// The review queue as it was: pairs by their uncertainty. Kept to be compared with.
import type { Side } from "../../src/lib/coins/index";
import type { Contradiction } from "../../src/lib/diestudy/groups/contradictions";
import type { PairEvidence } from "../../src/lib/diestudy/groups/pair-evidence";
import { entryOf } from "../../src/lib/diestudy/groups/pair-index";
import type { Partition } from "../../src/lib/diestudy/groups/partition";
import type { ReviewPair } from "../../src/lib/diestudy/index";
import { similarityOf, type PosteriorSimilarity } from "../../src/lib/diestudy/groups/posterior";

/** Pairs with less uncertainty are not queued: one sample in a hundred. */
const MIN_UNCERTAINTY = 0.02;

/**
 * Pairs to be looked at, the most uncertain first; among equals those in most contradictions, then
 * those whose own evidence disagrees most with the study. In the queue is what all pairs together
 * leave uncertain, what alone is between 'same' and 'different', and what is in a contradiction;
 * never what a person has judged to be same or different. A pair that was not looked at is in it
 * for the first or the last reason only.
 */
export function uncertainPairs(
  side: Side,
  { coins, pairs, probability, verdict, otherwise }: PairEvidence,
  die: Partition,
  together: PosteriorSimilarity,
  contradicting: readonly Contradiction[],
): ReviewPair[] {
  const involved = coins.map(() => new Map<number, number>()); // of each coin, by later ones
  for (const { a, b, c } of contradicting) {
    for (const [i, j] of [
      [a, b],
      [b, c],
      [a, c],
    ]) {
      const [first, second] = [Math.min(i, j), Math.max(i, j)];
      involved[first].set(second, (involved[first].get(second) ?? 0) + 1);
    }
  }
  const later = ({ start, other }: PairEvidence["pairs"], i: number) =>
    other.subarray(start[i], start[i + 1]).filter((j) => j > i);
  const queue: ReviewPair[] = [];
  for (let i = 0; i < coins.length; i++) {
    const candidates = new Set([
      ...later(pairs, i),
      ...later(together.pairs, i),
      ...involved[i].keys(),
    ]);
    for (const j of [...candidates].sort((x, y) => x - y)) {
      const entry = entryOf(pairs, i, j);
      if (entry >= 0 && verdict[entry] !== 0) continue;
      const [alone, all] = [
        entry < 0 ? otherwise : probability[entry],
        similarityOf(together, i, j),
      ];
      const uncertainty = 1 - Math.abs(2 * all - 1);
      const unsure = entry >= 0 && alone > 0.05 && alone < 0.95;
      const count = involved[i].get(j) ?? 0;
      if (uncertainty < MIN_UNCERTAINTY && !unsure && count === 0) continue;
      queue.push({
        side,
        a: coins[i],
        b: coins[j],
        probability: alone,
        together: all,
        same: die[i] === die[j],
        uncertainty,
        contradictions: count,
      });
    }
  }
  const against = (pair: ReviewPair) =>
    Number.isNaN(pair.probability) ? 0 : Math.abs(pair.probability - pair.together);
  return queue.sort(
    (x, y) =>
      y.uncertainty - x.uncertainty ||
      y.contradictions - x.contradictions ||
      against(y) - against(x),
  );
}
