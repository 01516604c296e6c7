import type { Pair, Side } from "../coins/index";
import { pairKey } from "../data/index";
import type { DecisionKind, Verdict } from "../diestudy/index";
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
export interface ReviewItem extends Pair {
  study: "same" | "different";
  /** Of one die, by all pairs together; null where review.csv does not have the pair. */
  together: number | null;
  /** Of one die, by this pair alone; null where the two were not compared. */
  probability: number | null;
  contradictions: number;
  /** What to look at in their photographs, in words; empty where there is nothing. */
  warning: string;
  /**
   * The decision that the pair helps to make: its number, what it is about, what is asked, and how
   * many pairs follow. Null where review.csv does not say, and of pairs that it does not have.
   */
  decision: Decision | null;
  /** Dies that the study gave them. */
  dies: [string, string];
  /** Names of the other coins of either die, the first of them. */
  others: [string[], string[]];
}

/** Number of other coins of a die that are named, at most. */
const MAX_OTHERS = 8;

/**
 * The queue of review.csv, in its order, with the dies of dies.csv; then pairs that
 * were judged and are not in it any more. Read again each time: the study may have been made again.
 *
 * @throws NumislabError "input" naming the file and the row that cannot be used
 */
export async function reviewItems(
  { folder, coins }: Pick<ReviewStudy, "folder" | "coins">,
  judged: readonly Verdict[],
): Promise<ReviewItem[]> {
  const names = coins.map(({ name }) => name);
  const [queue, dies] = await Promise.all([readQueue(folder, names), readDies(folder, names)]);
  const diesOf = (side: Side, a: string, b: string): [string, string] => [
    dies.get(a)?.[side] ?? "",
    dies.get(b)?.[side] ?? "",
  ];
  const coinsOf = { obverse: byDie(dies, "obverse"), reverse: byDie(dies, "reverse") };
  const othersOf = (side: Side, a: string, b: string): [string[], string[]] => {
    const others = (die: string) =>
      (coinsOf[side].get(die) ?? [])
        .filter((coin) => coin !== a && coin !== b)
        .slice(0, MAX_OTHERS);
    const [first, second] = diesOf(side, a, b);
    return [others(first), first === second ? [] : others(second)];
  };
  const queued = new Set(queue.map(({ side, a, b }) => pairKey(side, a, b)));
  return [
    ...queue.map((item) => ({
      ...item,
      dies: diesOf(item.side, item.a, item.b),
      others: othersOf(item.side, item.a, item.b),
    })),
    ...judged
      .filter(({ side, a, b }) => !queued.has(pairKey(side, a, b)))
      .map(({ side, a, b }): ReviewItem => {
        const own = diesOf(side, a, b);
        return {
          side,
          a,
          b,
          study: own[0] === own[1] ? "same" : "different",
          together: null,
          probability: null,
          contradictions: 0,
          warning: "",
          decision: null,
          dies: own,
          others: othersOf(side, a, b),
        };
      }),
  ];
}

async function readQueue(
  folder: string,
  coins: readonly string[],
): Promise<Omit<ReviewItem, "dies" | "others">[]> {
  const columns = ["side", "coin_a", "coin_b", "study", "together", "probability"];
  const rows = await studyTable(folder, "review.csv", { columns, coins });
  return rows.map((row) => ({
    side: row.oneOf("side", ["obverse", "reverse"]),
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

/** Names of the coins of each die of a side. */
function byDie(dies: ReadonlyMap<string, Record<Side, string>>, side: Side): Map<string, string[]> {
  const coins = new Map<string, string[]>();
  for (const [name, of] of dies)
    if (of[side] !== "") coins.set(of[side], [...(coins.get(of[side]) ?? []), name]);
  return coins;
}

async function readDies(
  folder: string,
  coins: readonly string[],
): Promise<Map<string, Record<Side, string>>> {
  const columns = ["coin", "obverse_die", "reverse_die"];
  const rows = await studyTable(folder, "dies.csv", { columns, coins });
  return new Map(
    rows.map((row) => [
      row.coin("coin"),
      { obverse: row.text("obverse_die"), reverse: row.text("reverse_die") },
    ]),
  );
}
