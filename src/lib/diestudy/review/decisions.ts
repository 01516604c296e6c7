import type { Pair, Side } from "../../coins/index";
import type { Contradiction } from "../groups/contradictions";
import type { DieGroups } from "../groups/die-groups";
import type { PairEvidence } from "../groups/pair-evidence";
import { entryOf } from "../groups/pair-index";
import { similarityOf } from "../groups/posterior";
import { doubtsOf, type DecisionKind, type Doubt } from "./doubts";

/** A pair that a person should look at. */
export interface ReviewPair extends Pair {
  /** Of one die, by this pair alone; NaN where the two were not compared. */
  probability: number;
  /** Of one die, by all pairs together. */
  together: number;
  /** What the study says. */
  same: boolean;
  /** 0 = sure, 1 = as likely as not, all pairs together. */
  uncertainty: number;
  /** Contradictions that the pair is part of. */
  contradictions: number;
}

/** A question about the dies of one side, which one or a few pairs answer. */
export interface ReviewDecision {
  side: Side;
  kind: DecisionKind;
  /** The lone coin, the smaller die, or the part of a die. */
  coins: string[];
  /** Expected number of pairs of which the study's answer changes. */
  expectedChange: number;
  /** Number of pairs that the answer settles, those to be looked at included. */
  follows: number;
  /** Pairs to be looked at, the most similar first; for `alone` one of each similar die. */
  pairs: ReviewPair[];
}

/** Where less than one pair in twenty is expected to change, it is not worth a person's time. */
const MIN_EXPECTED_CHANGE = 0.05;
/** Pairs to be looked at for one decision, at most. */
const MAX_PAIRS = 3;

/**
 * What a person should decide on one side of a study, the largest expected change first. A question
 * whose answer is expected to change less than one pair in twenty is not asked. No pair is asked
 * twice, and none that a person has called same or different.
 */
export function reviewDecisions(
  side: Side,
  evidence: PairEvidence,
  groups: DieGroups,
  contradicting: readonly Contradiction[],
): ReviewDecision[] {
  const { coins, pairs, probability, otherwise } = evidence;
  const { die, similarity } = groups;
  const involved = timesInvolved(contradicting);
  const shown = ([i, j]: readonly [number, number]): ReviewPair => {
    const [entry, together] = [entryOf(pairs, i, j), similarityOf(similarity, i, j)];
    return {
      side,
      a: coins[Math.min(i, j)],
      b: coins[Math.max(i, j)],
      probability: entry < 0 ? otherwise : probability[entry],
      together,
      same: die[i] === die[j],
      uncertainty: 1 - Math.abs(2 * together - 1),
      contradictions: involved.get(keyOf(i, j)) ?? 0,
    };
  };
  const asked = new Set<string>();
  const decisions = doubtsOf(evidence, groups)
    .sort(mostChange)
    .flatMap((doubt) => {
      const own = withoutAsked(doubt, asked);
      if (own.expectedChange < MIN_EXPECTED_CHANGE) return [];
      const looked = pairsToLookAt(own, evidence)
        .filter(([i, j]) => !asked.has(keyOf(i, j)))
        .slice(0, MAX_PAIRS);
      if (looked.length === 0) return [];
      for (const [i, j] of looked) asked.add(keyOf(i, j));
      return [{ ...own, looked }];
    });
  return decisions
    .sort(mostChange)
    .map(({ kind, part, rest, candidates, expectedChange, looked }) => ({
      side,
      kind,
      coins: part.map((coin) => coins[coin]),
      expectedChange,
      follows:
        kind === "alone"
          ? candidates.slice(0, looked.length).reduce((sum, { coins: own }) => sum + own.length, 0)
          : part.length * rest.length,
      pairs: looked.map(shown),
    }));
}

const keyOf = (i: number, j: number) => `${Math.min(i, j)} ${Math.max(i, j)}`;

const mostChange = (x: Doubt, y: Doubt) =>
  y.expectedChange - x.expectedChange || x.part[0] - y.part[0];

/** Two lone coins that may be of one die are one question, not two. */
function withoutAsked(doubt: Doubt, asked: ReadonlySet<string>): Doubt {
  if (doubt.kind !== "alone") return doubt;
  const candidates = doubt.candidates.filter(
    ({ nearest }) => !asked.has(keyOf(doubt.part[0], nearest)),
  );
  return {
    ...doubt,
    candidates,
    expectedChange: candidates.reduce((sum, { chance, coins }) => sum + chance * coins.length, 0),
  };
}

/** Pairs that answer a doubt and that nobody has judged, the most similar first. */
function pairsToLookAt(
  { kind, part, rest, candidates }: Doubt,
  { pairs, score, lowestScore, verdict }: PairEvidence,
): [number, number][] {
  if (kind === "alone") return candidates.map(({ nearest }) => [part[0], nearest]);
  const others = new Set(rest);
  const found: { i: number; j: number; score: number }[] = [];
  for (const i of part)
    for (let e = pairs.start[i]; e < pairs.start[i + 1]; e++)
      if (others.has(pairs.other[e]) && verdict[e] === 0 && score[e] > lowestScore)
        found.push({ i, j: pairs.other[e], score: score[e] });
  if (found.length > 0)
    return found
      .sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j)
      .map(({ i, j }) => [i, j]);
  const open = rest.filter((j) => (verdict[entryOf(pairs, part[0], j)] ?? 0) === 0);
  return open.slice(0, 1).map((j) => [part[0], j]); // joined through others, never compared
}

/** In how many contradictions each pair is. */
function timesInvolved(contradicting: readonly Contradiction[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const { a, b, c } of contradicting)
    for (const key of [keyOf(a, b), keyOf(b, c), keyOf(a, c)])
      times.set(key, (times.get(key) ?? 0) + 1);
  return times;
}
