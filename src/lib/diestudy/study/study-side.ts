import type { ScoredPair, Side } from "../../coins/index";
import type { Random } from "../../base/index";
import { dieFrequencies } from "../counts/die-frequencies";
import { dieEstimates, type DieEstimates } from "../counts/estimates";
import { frequencyTable, type FrequencyRow } from "../counts/frequency-table";
import { contradictions } from "../groups/contradictions";
import { dieGroups } from "../groups/die-groups";
import { pairEvidence } from "../groups/pair-evidence";
import { groupsOf } from "../groups/partition";
import type { Verdict } from "../groups/verdict";
import { reviewDecisions, type ReviewDecision, type ReviewPair } from "../review/decisions";

/** One side of a study. */
export interface SideStudy {
  /** Coins that show this side. */
  coins: string[];
  /** Die of each of them: O1, O2 … or R1, R2 … in the order of first coins. */
  dies: string[];
  /** Probability that each coin belongs to its die, 0 … 1. */
  coinSupport: number[];
  /** Each die, its coins, and the probability that exactly these are of it. */
  dieSupport: { die: string; coins: string[]; support: number }[];
  contradictions: { a: string; b: string; c: string; strength: number }[];
  /** What a person should decide, the largest expected change first. */
  decisions: ReviewDecision[];
  /** The pairs of these decisions, in their order. */
  review: ReviewPair[];
  estimates: DieEstimates;
  frequencies: FrequencyRow[];
}

/**
 * Groups, counts and doubts of one side.
 *
 * @param coins names of the coins that show the side
 * @param options.base share of same-die pairs that the probabilities were calibrated with
 * @param options.otherwise probability of pairs that are not given; NaN, they say nothing, where it
 *   is left out
 * @throws NumislabError "input" when verdicts contradict each other
 */
export function studySide(
  side: Side,
  coins: readonly string[],
  pairs: readonly (ScoredPair & { stage?: string | null })[],
  verdicts: readonly Verdict[],
  { base, otherwise, random }: { base: number; otherwise?: number; random: Random },
): SideStudy {
  const own = verdicts.filter((verdict) => verdict.side === side);
  const evidence = pairEvidence(
    coins,
    pairs.filter((pair) => pair.side === side),
    own,
    otherwise,
  );
  const groups = dieGroups(evidence, { base, random: random.fork("groups") });
  const { die, coinSupport, dieSupport, drawn } = groups;
  const letter = side === "obverse" ? "O" : "R";
  const dies = [...die].map((d) => `${letter}${d + 1}`);
  const members = groupsOf(die);
  const contradicting = contradictions(evidence);
  const decisions = reviewDecisions(side, evidence, groups, contradicting);
  return {
    coins: [...coins],
    dies,
    coinSupport: [...coinSupport],
    dieSupport: dieSupport.map((support, d) => ({
      die: `${letter}${d + 1}`,
      coins: members[d].map((i) => coins[i]),
      support,
    })),
    contradictions: contradicting.map(({ a, b, c, strength }) => ({
      a: coins[a],
      b: coins[b],
      c: coins[c],
      strength,
    })),
    decisions,
    review: decisions.flatMap(({ pairs: asked }) => asked),
    estimates: dieEstimates(dieFrequencies(dies), random.fork("counts"), {
      drawn: drawn.map(dieFrequencies),
    }),
    frequencies: frequencyTable(dies),
  };
}
