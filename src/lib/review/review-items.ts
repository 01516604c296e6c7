import type { Pair } from "../coins/index";
import { pairKey } from "../data/index";
import type { QueuedPair, ReviewTables } from "./review-tables";

/** A pair that the study says shares a die, or does not, and that contradicts others with it. */
export interface ContradictingPair extends Omit<Pair, "side"> {
  says: "same" | "different";
}

/** A pair as the page shows it, verdicts apart. */
export interface ReviewItem extends QueuedPair {
  /** Place in review.csv; null of pairs that it does not have. */
  rank: number | null;
  /** The two other pairs of each contradiction that it is part of, the strongest first. */
  contradicts: [ContradictingPair, ContradictingPair][];
}

/** Number of contradictions of a pair that are named, at most. */
const MAX_NAMED = 3;

/** The queue of review.csv, in its order. */
export function queuedItems({ queue, triples }: ReviewTables): ReviewItem[] {
  return queue.map((pair, rank) => ({ ...pair, rank, contradicts: contradictsOf(triples, pair) }));
}

/** A pair that is not in the queue. */
export function unqueuedItem({ dies, triples }: ReviewTables, { side, a, b }: Pair): ReviewItem {
  const [first, second] = [dies.get(a)?.[side].die, dies.get(b)?.[side].die];
  return {
    ...{ side, a, b },
    study: first !== undefined && first === second ? "same" : "different",
    together: null,
    probability: null,
    contradictions: triples.get(pairKey(side, a, b))?.length ?? 0,
    warning: "",
    decision: null,
    rank: null,
    contradicts: contradictsOf(triples, { side, a, b }),
  };
}

function contradictsOf(
  triples: ReviewTables["triples"],
  { side, a, b }: Pair,
): ReviewItem["contradicts"] {
  const own = pairKey(side, a, b);
  return (triples.get(own) ?? []).slice(0, MAX_NAMED).map((triple) => {
    const pairs: ContradictingPair[] = [
      { a: triple.a, b: triple.b, says: "same" },
      { a: triple.b, b: triple.c, says: "same" },
      { a: triple.a, b: triple.c, says: "different" },
    ];
    const [one, two] = pairs.filter((pair) => pairKey(side, pair.a, pair.b) !== own);
    return [one, two];
  });
}
