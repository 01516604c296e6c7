import { pairKey } from "../data/index";
import { impliedBy, sameJudge, takenVerdicts, type SavedVerdict } from "../diestudy/index";
import type { Pair } from "../coins/index";
import { decisionsMade } from "./decisions-made";
import { queuedItems, unqueuedItem, type ReviewItem } from "./review-items";
import type { ReviewTables } from "./review-tables";

/** Whose eyes a queue is for. */
export interface Viewer {
  by: string;
  /** Whether the verdicts of others are kept from them: for a second opinion. */
  independent?: boolean;
}

/** What verdicts say of a pair. */
export interface ItemState {
  /** What the study takes, and by whom; null where nobody judged. */
  verdict: SavedVerdict["verdict"] | null;
  by: string | null;
  /** What this judge says, and what everybody does. */
  own: SavedVerdict["verdict"] | null;
  said: Pick<SavedVerdict, "by" | "verdict">[];
  disputed: boolean;
  /** Verdicts on other pairs that cannot all be right beside this one. */
  against: Pick<SavedVerdict, "a" | "b" | "verdict" | "by">[];
  /** What follows from verdicts on other pairs. */
  follows: "same" | "different" | null;
  /** Whether the decision that it helps to make is made. */
  decided: boolean;
}

export type JudgedItem = ReviewItem & ItemState;

/** The state of pairs that no verdict touches. */
const UNTOUCHED: ItemState = {
  verdict: null,
  by: null,
  own: null,
  said: [],
  disputed: false,
  against: [],
  follows: null,
  decided: false,
};

/** The queue as one judge sees it. */
export interface JudgedQueue {
  items: JudgedItem[];
  /** Any pair of two coins of the study. */
  itemOf(pair: Pair): JudgedItem;
}

/**
 * The queue as the page shows it: disputed pairs first, which pairs are judged, which follow from
 * others, and which decisions are made. Judged pairs that are no longer doubtful stand last.
 *
 * @param coins names of the study's coins
 * @param judgements verdicts of all judges
 */
export function judgedQueue(
  tables: ReviewTables,
  coins: readonly string[],
  judgements: readonly SavedVerdict[],
  { by, independent = false }: Viewer,
): JudgedQueue {
  const known = new Set(coins);
  const taken = takenVerdicts(
    independent ? judgements.filter((one) => sameJudge(one.by, by)) : judgements,
  );
  const settled = impliedBy(taken);
  const onPair = new Map(
    taken
      .filter(({ a, b }) => known.has(a) && known.has(b))
      .map((verdict) => [pairKey(verdict.side, verdict.a, verdict.b), verdict]),
  );
  const stateOf = ({ side, a, b }: Pair): ItemState => {
    const one = onPair.get(pairKey(side, a, b));
    if (one === undefined) {
      const follows = settled.of(side, a, b);
      return follows === null ? UNTOUCHED : { ...UNTOUCHED, follows };
    }
    return {
      verdict: one.verdict,
      by: one.by,
      own: one.said.find((said) => sameJudge(said.by, by))?.verdict ?? null,
      said: one.said.map(({ by: judge, verdict }) => ({ by: judge, verdict })),
      disputed: one.disputed,
      against: one.against.map(({ a: coinA, b: coinB, verdict, by: judge }) => ({
        ...{ a: coinA, b: coinB },
        ...{ verdict, by: judge },
      })),
      follows: null,
      decided: false,
    };
  };
  const judged = (item: ReviewItem): JudgedItem => ({ ...item, ...stateOf(item) });
  const queue = queuedItems(tables).map(judged);
  const queued = new Set(queue.map(({ side, a, b }) => pairKey(side, a, b)));
  const others = [...onPair]
    .filter(([key]) => !queued.has(key))
    .map(([, pair]) => judged(unqueuedItem(tables, pair)));
  const made = decisionsMade(
    queue.map((item) => ({ ...item, verdict: item.disputed ? null : item.verdict })),
  );
  for (const item of queue)
    if (item.decision !== null) item.decided = made.has(item.decision.number);
  const all = [...queue, ...others];
  return {
    items: [...all.filter(({ disputed }) => disputed), ...all.filter(({ disputed }) => !disputed)],
    itemOf: (pair) => judged(unqueuedItem(tables, pair)),
  };
}
