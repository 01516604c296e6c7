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
import { assignedCoins, type AssignedCoin } from "./assigned-coins";
import { verdictsOfKnown } from "./known-verdicts";
import { nameDies, type DieChange, type EarlierDies } from "./die-names";
import { reviewDecisions, type ReviewDecision, type ReviewPair } from "../review/decisions";

/** One side of a study. */
export interface SideStudy {
  /** Coins that show this side. */
  coins: string[];
  /**
   * Die of each of them: O1, O2 … or R1, R2 … in the order of first coins; those of an earlier study
   * keep their names.
   */
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
  /** Whether each coin is of a known die; left out where no dies are known. */
  assigned?: AssignedCoin[];
  /** How the dies differ from those of the earlier study. */
  changes: DieChange[];
  /** The highest number that a die ever had. */
  highest: number;
}

export interface StudySideOptions {
  /** Share of same-die pairs that the probabilities were calibrated with. */
  base: number;
  /** Probability of pairs that are not given; NaN, they say nothing, where it is left out. */
  otherwise?: number;
  random: Random;
  /** Dies of the study that this one replaces: they keep their names. */
  earlier?: EarlierDies;
  /**
   * Die of each coin of a known study. Its partition stays as it is, and its coins are in no count.
   */
  known?: ReadonlyMap<string, string>;
}

/**
 * Groups, counts and doubts of one side.
 *
 * @param coins names of the coins that show the side, those of a known study included
 * @throws NumislabError "input" when verdicts contradict each other
 */
export function studySide(
  side: Side,
  coins: readonly string[],
  pairs: readonly (ScoredPair & { stage?: string | null })[],
  verdicts: readonly Verdict[],
  { base, otherwise, random, earlier, known = new Map() }: StudySideOptions,
): SideStudy {
  const evidence = pairEvidence(
    coins,
    pairs.filter((pair) => pair.side === side),
    [
      ...verdicts.filter((verdict) => verdict.side === side),
      ...verdictsOfKnown(side, coins, known),
    ],
    otherwise,
  );
  const groups = dieGroups(evidence, { base, random: random.fork("groups") });
  const { die, coinSupport, dieSupport, drawn, similarity } = groups;
  const { names, changes, highest } = nameDies(
    side,
    groupsOf(die).map((own) => own.map((i) => coins[i])),
    { dies: earlier?.dies ?? new Map(), highest: earlier?.highest ?? 0, known },
  );
  const own = [...coins.keys()].filter((i) => !known.has(coins[i])); // what the study is of
  const dies = own.map((i) => names[die[i]]);
  const contradicting = contradictions(evidence);
  const decisions = reviewDecisions(side, evidence, groups, contradicting).filter(
    (decision) => decision.kind !== "alone" || !known.has(decision.coins[0]),
  );
  const knownDies = new Map(
    [...coins.keys()].flatMap((i) => (known.has(coins[i]) ? [[known.get(coins[i])!, i]] : [])),
  );
  return {
    coins: own.map((i) => coins[i]),
    dies,
    coinSupport: own.map((i) => coinSupport[i]),
    dieSupport: dieSupport.flatMap((support, d) => {
      const members = own.filter((i) => die[i] === d).map((i) => coins[i]);
      return members.length === 0 ? [] : [{ die: names[d], coins: members, support }];
    }),
    contradictions: contradicting.map(({ a, b, c, strength }) => ({
      a: coins[a],
      b: coins[b],
      c: coins[c],
      strength,
    })),
    decisions,
    review: decisions.flatMap(({ pairs: asked }) => asked),
    estimates: dieEstimates(dieFrequencies(dies), random.fork("counts"), {
      drawn: drawn.map((sample) => dieFrequencies(own.map((i) => sample[i]))),
    }),
    frequencies: frequencyTable(dies),
    ...(known.size > 0
      ? { assigned: assignedCoins(own, (i) => names[die[i]], knownDies, similarity) }
      : {}),
    changes,
    highest,
  };
}
