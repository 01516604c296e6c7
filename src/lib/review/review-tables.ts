import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Pair, Side } from "../coins/index";
import { pairKey, SIDES } from "../data/index";
import type { DecisionKind } from "../diestudy/index";
import type { ReviewStudy } from "./open-study";
import { studyTable, type StudyRow } from "./study-table";

/** A question that one or a few pairs answer (see `ReviewDecision`). */
export interface Decision {
  number: number;
  kind: DecisionKind;
  question: string;
  follows: number;
}

/** A pair to be looked at, as review.csv has it. */
export interface QueuedPair extends Pair {
  study: "same" | "different";
  /** Of one die, by all pairs together. */
  together: number | null;
  /** Of one die, by this pair alone; null where the two were not compared. */
  probability: number | null;
  /** Contradictions that the pair is part of. */
  contradictions: number;
  /** What to look at in their photographs, in words; empty where there is nothing. */
  warning: string;
  /** The decision that the pair helps to make; null where review.csv does not say. */
  decision: Decision | null;
}

/** Die of a coin, empty where the side is not shown, and the support that it belongs to it. */
export interface CoinOnSide {
  die: string;
  support: number | null;
}

/** Three coins of which a and b, and b and c, are surely of one die, and a and c surely not. */
export interface Triple {
  a: string;
  b: string;
  c: string;
}

/** What the study says, as its tables have it. */
export interface ReviewTables {
  queue: QueuedPair[];
  /** By coin. */
  dies: ReadonlyMap<string, Record<Side, CoinOnSide>>;
  /** The contradictions that a pair is part of, the strongest first, by the key of the pair. */
  triples: ReadonlyMap<string, Triple[]>;
}

/** Tables that `readReviewTables` reads. */
export const REVIEW_TABLES = ["review.csv", "dies.csv", "contradictions.csv"] as const;

/** @throws NumislabError "input" naming the file and the row that cannot be used */
export async function readReviewTables({
  folder,
  coins,
}: Pick<ReviewStudy, "folder" | "coins">): Promise<ReviewTables> {
  const names = coins.map(({ name }) => name);
  const [queue, dies, triples] = await Promise.all([
    readQueue(folder, names),
    readDies(folder, names),
    readTriples(folder, names),
  ]);
  return { queue, dies, triples };
}

async function readQueue(folder: string, coins: readonly string[]): Promise<QueuedPair[]> {
  const columns = ["side", "coin_a", "coin_b", "study", "together", "probability"];
  const rows = await studyTable(folder, "review.csv", { columns, coins });
  return rows.map((row) => ({
    side: row.oneOf("side", SIDES),
    a: row.coin("coin_a"),
    b: row.coin("coin_b"),
    study: row.oneOf("study", ["same", "different"]),
    together: row.number("together"),
    probability: row.number("probability"),
    // studies of earlier versions do not have what follows
    contradictions: row.number("contradictions") ?? 0,
    warning: row.text("warning"),
    decision: decisionOf(row),
  }));
}

function decisionOf(row: StudyRow): Decision | null {
  const number = row.number("decision");
  return number === null
    ? null
    : {
        number,
        kind: row.oneOf("kind", ["alone", "merge", "split"]),
        question: row.text("question"),
        follows: row.number("pairs_that_follow") ?? 0,
      };
}

async function readDies(folder: string, coins: readonly string[]): Promise<ReviewTables["dies"]> {
  const columns = ["coin", "obverse_die", "reverse_die"];
  const rows = await studyTable(folder, "dies.csv", { columns, coins });
  return new Map(
    rows.map((row) => {
      const on = (side: Side) => ({
        die: row.text(`${side}_die`),
        support: row.number(`${side}_support`),
      });
      return [row.coin("coin"), { obverse: on("obverse"), reverse: on("reverse") }];
    }),
  );
}

/** Studies of earlier versions may have no such table. */
async function readTriples(
  folder: string,
  coins: readonly string[],
): Promise<ReviewTables["triples"]> {
  const triples = new Map<string, Triple[]>();
  if (!existsSync(join(folder, "contradictions.csv"))) return triples;
  const columns = ["side", "coin_a", "coin_b", "coin_c"];
  for (const row of await studyTable(folder, "contradictions.csv", { columns, coins })) {
    const side = row.oneOf("side", SIDES);
    const [a, b, c] = ["coin_a", "coin_b", "coin_c"].map((column) => row.coin(column));
    for (const [one, two] of [
      [a, b],
      [b, c],
      [a, c],
    ]) {
      const key = pairKey(side, one, two);
      const known = triples.get(key);
      if (known) known.push({ a, b, c });
      else triples.set(key, [{ a, b, c }]);
    }
  }
  return triples;
}
