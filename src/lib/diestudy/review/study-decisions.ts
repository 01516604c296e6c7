import { SIDES } from "../../data/index";
import type { DieStudy } from "../study/die-study";
import type { ReviewDecision } from "./decisions";

/** A decision with its place in the queue. */
export interface NumberedDecision extends ReviewDecision {
  /** From 1, over both sides. */
  number: number;
}

/** The decisions of both sides of a study, the largest expected change first. */
export function studyDecisions({ sides }: Pick<DieStudy, "sides">): NumberedDecision[] {
  return SIDES.flatMap((side) => sides[side]?.decisions ?? [])
    .sort((x, y) => y.expectedChange - x.expectedChange)
    .map((decision, i) => ({ ...decision, number: i + 1 }));
}

/** Their number and that of the pairs that they settle, in words. */
export function decisionsInWords(decisions: readonly Pick<ReviewDecision, "follows">[]): string {
  if (decisions.length === 0) return "nothing to decide";
  const pairs = decisions.reduce((sum, { follows }) => sum + follows, 0);
  return `${decisions.length} ${decisions.length === 1 ? "decision" : "decisions"}, ${pairs} ${pairs === 1 ? "pair follows" : "pairs follow"}`;
}

/** What is asked, in words. */
export function questionOf({
  kind,
  coins,
  pairs,
}: Pick<ReviewDecision, "kind" | "coins" | "pairs">): string {
  const few = (names: readonly string[]) =>
    names.length > 6
      ? `${names.slice(0, 5).join(", ")} and ${names.length - 5} more`
      : names.join(", ");
  if (kind === "alone") {
    const [coin] = coins;
    const similar = pairs.map(({ a, b }) => (a === coin ? b : a));
    return `Is ${coin} of a die of its own? Most similar: ${few(similar)}.`;
  }
  const { a, b } = pairs[0];
  const other = coins.includes(a) ? b : a;
  return kind === "merge"
    ? `Are the die of ${few(coins)} and that of ${other} one?`
    : `${coins.length === 1 ? "Is" : "Are"} ${few(coins)} of another die than ${other}?`;
}
