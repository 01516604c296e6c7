import { LRUCache } from "lru-cache";
import { join } from "node:path";
import { readPlainText } from "../base/index";
import { pairsFromCsv, type Pair } from "../coins/index";
import { pairKey } from "../data/index";
import { judgeKey, type SavedVerdict } from "../diestudy/index";
import { judgedQueue, type JudgedItem, type JudgedQueue, type Viewer } from "./judged-items";
import type { ReviewStudy } from "./open-study";
import { queueChanges, type QueueChanges } from "./queue-changes";
import { judgementsOf } from "./record-verdict";
import { rereadWhenChanged } from "./reread-when-changed";
import { readReviewTables, REVIEW_TABLES, type CoinOnSide } from "./review-tables";
import {
  readSpecimenTables,
  SPECIMEN_TABLES,
  specimenPairs,
  type SpecimenPair,
} from "./specimen-pairs";

/** All that the page shows, as one judge sees it. */
export interface StudyView {
  /** Of what the files said; to be given to `changes`. */
  version: string;
  specimens: SpecimenPair[];
  /** Coins in the order of their places, with their dies. */
  coins: { name: string; obverse: CoinOnSide | null; reverse: CoinOnSide | null }[];
  items: JudgedItem[];
}

/** What is different from the version that a page has. */
export interface ViewChanges extends QueueChanges {
  version: string;
  /** Left out where they are the same. */
  specimens?: SpecimenPair[];
}

/** A study in memory; its files are read again when they changed. */
export interface HeldStudy {
  /** The verdicts of all judges. */
  judgements(): Promise<SavedVerdict[]>;
  /**
   * What a judge sees.
   *
   * @param since the version that the page has; then what has changed, where that can be told
   */
  view(viewer: Viewer, since?: string): Promise<StudyView | ViewChanges>;
  /** A pair, in the queue or not. */
  item(viewer: Viewer, pair: Pair): Promise<JudgedItem>;
  /** Scores of the pairs that a judge sees, by key; none where pairs.csv does not have them. */
  scores(viewer: Viewer): Promise<[key: string, score: number][]>;
}

/** Views that pages may still show: two of each of a few judges. */
const MAX_VIEWS = 8;

/** The queue of a judge, and the versions of what it was made from. */
interface Seen {
  tables: number;
  judgements: number;
  specimens: number;
  pairs: SpecimenPair[];
  queue: JudgedQueue;
}

export function holdStudy(study: ReviewStudy): HeldStudy {
  const names = study.coins.map(({ name }) => name);
  const tables = rereadWhenChanged(
    REVIEW_TABLES.map((name) => join(study.folder, name)),
    () => readReviewTables(study),
  );
  const judgements = rereadWhenChanged([study.verdicts], () => judgementsOf(study));
  const specimens = rereadWhenChanged(
    SPECIMEN_TABLES.map((name) => join(study.folder, name)),
    () => readSpecimenTables(study),
  );
  const pairsFile = join(study.folder, "pairs.csv");
  const scores = rereadWhenChanged([pairsFile], () => readScores(pairsFile));
  const views = new LRUCache<string, Seen>({ max: MAX_VIEWS });

  async function seen(viewer: Viewer) {
    const [of, said, shown] = await Promise.all([tables(), judgements(), specimens()]);
    const version = [of, said, shown].map((one) => one.version).join("-");
    const key = keyOf(viewer, version);
    let view = views.get(key);
    if (view === undefined) {
      view = {
        tables: of.version,
        judgements: said.version,
        specimens: shown.version,
        pairs: specimenPairs(study, shown.value, viewer),
        queue: judgedQueue(of.value, names, said.value, viewer),
      };
      views.set(key, view);
    }
    return { version, view, tables: of.value };
  }

  return {
    judgements: async () => (await judgements()).value,
    async view(viewer, since) {
      const { version, view, tables: of } = await seen(viewer);
      const before = since === undefined ? undefined : views.get(keyOf(viewer, since));
      if (before !== undefined && before.tables === view.tables)
        return {
          version,
          ...(before.specimens === view.specimens ? {} : { specimens: view.pairs }),
          ...queueChanges(before.queue, view.queue),
        };
      return {
        version,
        specimens: view.pairs,
        coins: names.map((name) => {
          const dies = of.dies.get(name);
          return { name, obverse: dies?.obverse ?? null, reverse: dies?.reverse ?? null };
        }),
        items: view.queue.items,
      };
    },
    async item(viewer, pair) {
      const { queue } = (await seen(viewer)).view;
      const key = pairKey(pair.side, pair.a, pair.b);
      return (
        queue.items.find(({ side, a, b }) => pairKey(side, a, b) === key) ?? queue.itemOf(pair)
      );
    },
    async scores(viewer) {
      const [{ value }, { view }] = await Promise.all([scores(), seen(viewer)]);
      return view.queue.items.flatMap(({ side, a, b }): [string, number][] => {
        const key = pairKey(side, a, b);
        const score = value.get(key);
        return score === undefined ? [] : [[key, score]];
      });
    },
  };
}

const keyOf = ({ by, independent = false }: Viewer, version: string) =>
  JSON.stringify([judgeKey(by), independent, version]);

/** Scores of pairs.csv by the keys of pairs; none where the file is not there. */
async function readScores(file: string): Promise<Map<string, number>> {
  const text = await readPlainText(file);
  if (text === null) return new Map();
  return new Map(
    pairsFromCsv(text)
      .filter(({ score }) => !Number.isNaN(score))
      .map(({ side, a, b, score }) => [pairKey(side, a, b), score]),
  );
}
