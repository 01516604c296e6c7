import type { DieGroups } from "../groups/die-groups";
import type { PairEvidence } from "../groups/pair-evidence";
import { doubtfulMerges } from "./doubtful-merges";
import { doubtfulSplits } from "./doubtful-splits";
import { loneCoins, type CandidateDie } from "./lone-coins";

/**
 * What a decision is about. `alone`: is a coin that has no partner of a die of its own? `merge`:
 * are two dies one? `split`: is a part of a die of another die?
 */
export type DecisionKind = "alone" | "merge" | "split";

/** What is in doubt on one side; coins are positions. */
export interface Doubt {
  kind: DecisionKind;
  /** The lone coin, the smaller die, or the part of a die. */
  part: readonly number[];
  /** The other die, or the rest of it; of a lone coin the dies that it may be of. */
  rest: readonly number[];
  candidates: readonly CandidateDie[];
  /** Expected number of pairs of which the study's answer changes. */
  expectedChange: number;
}

/** Everything that is in doubt, however little. */
export function doubtsOf(
  evidence: PairEvidence,
  { die, similarity, coinSupport, drawn }: DieGroups,
): Doubt[] {
  const lone = loneCoins(evidence, die, { similarity, coinSupport, samples: drawn.length });
  return [
    ...lone.map(({ coin, candidates }) => ({
      kind: "alone" as const,
      part: [coin],
      rest: candidates.flatMap(({ coins }) => coins),
      candidates,
      expectedChange: candidates.reduce((sum, { chance, coins }) => sum + chance * coins.length, 0),
    })),
    ...doubtfulMerges(die, similarity).map((one) => ({
      kind: "merge" as const,
      candidates: [],
      ...one,
    })),
    ...doubtfulSplits(die, drawn).map(({ part, rest, chance }) => ({
      kind: "split" as const,
      part,
      rest,
      candidates: [],
      expectedChange: chance * part.length * rest.length,
    })),
  ];
}
