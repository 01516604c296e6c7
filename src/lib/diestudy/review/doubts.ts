import type { Contradiction } from "../groups/contradictions";
import type { DieGroups } from "../groups/die-groups";
import type { PairEvidence } from "../groups/pair-evidence";
import { groupsOf } from "../groups/partition";
import { similarityOf } from "../groups/posterior";
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
  /** Contradictions that the doubt would solve. */
  contradictions: number;
}

/** Everything that is in doubt, however little. */
export function doubtsOf(
  evidence: PairEvidence,
  { die, similarity, coinSupport, drawn }: DieGroups,
  contradicting: readonly Contradiction[],
): Doubt[] {
  const usual = { candidates: [], contradictions: 0 };
  const lone = loneCoins(evidence, die, { similarity, coinSupport, samples: drawn.length });
  const doubts: Doubt[] = [
    ...lone.map(({ coin, candidates }) => ({
      ...usual,
      kind: "alone" as const,
      part: [coin],
      rest: candidates.flatMap(({ coins }) => coins),
      candidates,
      expectedChange: candidates.reduce((sum, { chance, coins }) => sum + chance * coins.length, 0),
    })),
    ...doubtfulMerges(die, similarity).map((one) => ({ ...usual, kind: "merge" as const, ...one })),
    ...doubtfulSplits(die, drawn).map(({ part, rest, chance }) => ({
      ...usual,
      kind: "split" as const,
      part,
      rest,
      expectedChange: chance * part.length * rest.length,
    })),
  ];
  const groups = groupsOf(die);
  const byKey = new Map<string, Doubt[]>();
  const add = (doubt: Doubt) => {
    for (const key of keysOf(doubt, die)) byKey.set(key, [...(byKey.get(key) ?? []), doubt]);
  };
  doubts.forEach(add);
  for (const { a, b, c } of contradicting) {
    // where the study has sided against one of the three answers
    for (const [i, j, same] of [
      [a, b, true],
      [b, c, true],
      [a, c, false],
    ] as const) {
      if ((die[i] === die[j]) === same) continue;
      const known = (byKey.get(keyOf(die[i], die[j])) ?? []).find(
        ({ kind, part }) => kind !== "split" || part.includes(i) !== part.includes(j),
      );
      if (known) {
        known.contradictions++;
        continue;
      }
      const together = similarityOf(similarity, i, j);
      const doubt: Doubt = {
        ...usual,
        kind: same ? "merge" : "split",
        part: same ? groups[die[i]] : [i],
        rest: same ? groups[die[j]] : groups[die[i]].filter((coin) => coin !== i),
        expectedChange: same ? together : 1 - together,
        contradictions: 1,
      };
      doubts.push(doubt);
      add(doubt);
    }
  }
  return doubts;
}

const keyOf = (x: number, y: number) => `${Math.min(x, y)} ${Math.max(x, y)}`;

/** The pairs of dies that a doubt is about; of a split the die twice. */
function keysOf({ part, candidates, rest }: Doubt, die: ArrayLike<number>): string[] {
  return candidates.length > 0
    ? candidates.map(({ coins }) => keyOf(die[part[0]], die[coins[0]]))
    : rest.length > 0
      ? [keyOf(die[part[0]], die[rest[0]])]
      : [];
}
