import type { Verdict } from "../diestudy/index";
import type { Decision } from "./review-tables";

/** A pair of a decision, and what is known of it. */
export interface JudgedPair {
  decision: Decision | null;
  verdict: Verdict["verdict"] | null;
  /** What follows from other verdicts. */
  follows: "same" | "different" | null;
}

/**
 * Which decisions the verdicts make. Whether a coin is of a die of its own is known when one of its
 * pairs is 'same' or all are judged; whether dies are one or a die is two, when one pair is 'same'
 * or 'different', or none can be told.
 *
 * @returns their numbers
 */
export function decisionsMade(pairs: readonly JudgedPair[]): Set<number> {
  const byNumber = new Map<number, JudgedPair[]>();
  for (const pair of pairs)
    if (pair.decision)
      byNumber.set(pair.decision.number, [...(byNumber.get(pair.decision.number) ?? []), pair]);
  return new Set([...byNumber].filter(([, own]) => isMade(own)).map(([number]) => number));
}

function isMade(pairs: readonly JudgedPair[]): boolean {
  const said = pairs.map(({ verdict, follows }) => verdict ?? follows);
  const enough = pairs[0].decision!.kind === "alone" ? ["same"] : ["same", "different"];
  return said.every((one) => one !== null) || said.some((one) => enough.includes(one!));
}
