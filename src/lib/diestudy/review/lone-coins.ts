import type { PairEvidence } from "../groups/pair-evidence";
import { groupsOf, type Partition } from "../groups/partition";
import { similarityOf, type PosteriorSimilarity } from "../groups/posterior";
import { similarityRanks } from "./similarity-ranks";

/** A die that a lone coin may have been struck from. */
export interface CandidateDie {
  /** Its coins. */
  coins: readonly number[];
  /** The most similar one of them, and the entry of its pair with the lone coin. */
  nearest: number;
  entry: number;
  /** Probability that the lone coin is of this die, 0 to 1. */
  chance: number;
}

/**
 * A coin that is alone with its die, and the dies that are more similar to it than others, the most
 * similar first.
 */
export interface LoneCoin {
  coin: number;
  candidates: CandidateDie[];
}

export interface LoneCoinOptions {
  similarity: PosteriorSimilarity;
  /** Of each coin that is alone: share of samples in which it is. */
  coinSupport: ArrayLike<number>;
  /** Number of partitions that were sampled. */
  samples: number;
}

/**
 * The dies that coins without a partner may have been struck from.
 *
 * A coin that lost all its links has no likelihood ratio for any die, so the posterior cannot tell
 * where it belongs, but its scores may still rank its own die first. The posterior probability of
 * each die is therefore multiplied by the largest Bayes factor that the p-value of its best score
 * allows, -1 / (e p log p).
 *
 * @see Sellke, Bayarri and Berger 2001, Calibration of p values for testing precise null hypotheses
 */
export function loneCoins(
  evidence: PairEvidence,
  die: Partition,
  { similarity, coinSupport, samples }: LoneCoinOptions,
): LoneCoin[] {
  const groups = groupsOf(die);
  if (groups.every((own) => own.length > 1)) return [];
  const ranks = similarityRanks(evidence, die);
  return groups.flatMap(([coin, ...others]) => {
    if (others.length > 0) return [];
    const found = similarDies(evidence, coin, die).map(({ group, entry }) => {
      const coins = groups[group];
      const rank = 1 - (1 - ranks[entry]) ** coins.length; // of the best score of its coins
      const share = Math.max(...coins.map((other) => similarityOf(similarity, coin, other)));
      // Laplace's rule: what was not sampled is not impossible
      const factor = largestBayesFactor(rank);
      const weight = (share * samples + 1) * factor;
      return { coins, nearest: evidence.pairs.other[entry], entry, factor, weight };
    });
    const together = found.reduce((sum, { weight }) => sum + weight, 0);
    const alone = coinSupport[coin] * samples + 1;
    const candidates = found
      .filter(({ factor }, place) => factor > 1 || place === 0)
      .map(({ coins, nearest, entry, weight }) => ({
        coins,
        nearest,
        entry,
        chance: weight / (together + alone),
      }));
    return [{ coin, candidates }];
  });
}

/**
 * The other dies whose coins nobody has called different, each with the entry of the most similar
 * coin, the most similar die first. Dies of other designs are left out: those with which no coin
 * could be aligned, where others could.
 */
function similarDies(
  { pairs, score, probability, verdict, aligned, lowestScore }: PairEvidence,
  coin: number,
  die: Partition,
): { group: number; entry: number }[] {
  const best = new Map<number, number>();
  const excluded = new Set<number>();
  for (let e = pairs.start[coin]; e < pairs.start[coin + 1]; e++) {
    const other = pairs.other[e];
    if (verdict[e] === -1) excluded.add(die[other]);
    if (!(score[e] > lowestScore)) continue;
    const former = best.get(die[other]);
    if (former === undefined || comparePairs(e, former) < 0) best.set(die[other], e);
  }
  function comparePairs(x: number, y: number): number {
    return score[y] - score[x] || (probability[y] || 0) - (probability[x] || 0) || x - y;
  }
  const open = [...best].filter(([group]) => !excluded.has(group));
  const some = open.some(([, entry]) => aligned[entry] === 1);
  return open
    .filter(([, entry]) => aligned[entry] === 1 || !some)
    .sort(([, x], [, y]) => comparePairs(x, y))
    .map(([group, entry]) => ({ group, entry }));
}

/** The upper bound of the Bayes factor against the null hypothesis that a p-value allows. */
const largestBayesFactor = (p: number): number =>
  p < 1 / Math.E ? -1 / (Math.E * p * Math.log(p)) : 1;
