import { NumislabError, type Random } from "../../base/index";
import { blocksOf, blockWeights } from "./blocks";
import { correlationClustering } from "./correlation-clustering";
import { logRatios } from "./log-odds";
import { LOST_LINKS, type LossModel } from "./lost-links";
import type { PairEvidence } from "./pair-evidence";
import { entryOf } from "./pair-index";
import { ofCoins, type Partition } from "./partition";
import {
  centralPartition,
  supportOf,
  posteriorSimilarity,
  type PosteriorSimilarity,
} from "./posterior";
import { samplePartitions } from "./sample-partitions";

/** The dies of one side: which coins were struck from which die, with posterior support. */
export interface DieGroups {
  /** Die of each coin, 0 … in the order of first coins. */
  die: Partition;
  /**
   * Of each coin, 0 … 1: the probability that it belongs to its die (alone: that no other coin
   * does).
   */
  coinSupport: Float64Array;
  /** Of each die, 0 … 1: the probability that exactly these coins are of it. */
  dieSupport: number[];
  /** Posterior probability that two coins were struck from the same die, given all pairs. */
  similarity: PosteriorSimilarity;
  /** The sampled partitions. */
  drawn: Partition[];
}

export interface DieGroupsOptions {
  /** Share of same-die pairs that the probabilities were calibrated with. */
  base: number;
  random: Random;
  samples?: number;
  /** How coins lose links; as simulated strikes did where it is left out. */
  losses?: LossModel;
}

/**
 * Groups the coins of one side by die; the number of dies is unknown. Partitions are sampled from
 * their posterior given the likelihood ratios of pairs and the verdicts of a person; the result is
 * the partition with the smallest expected number of wrong pairs.
 *
 * @throws NumislabError "input" when verdicts contradict each other, or pairs that are not listed
 *   would speak for one die
 */
export function dieGroups(
  evidence: PairEvidence,
  { base, random, samples = 1000, losses = LOST_LINKS }: DieGroupsOptions,
): DieGroups {
  const { coins, pairs, verdict } = evidence;
  const [otherwise] = logRatios(Float64Array.of(evidence.otherwise), base);
  if (otherwise > 0)
    throw new NumislabError(
      "input",
      `pairs that were not looked at cannot speak for one die, as the probability ${evidence.otherwise} would: it must be lower.`,
    );
  if (coins.length === 0)
    return {
      die: new Int32Array(0),
      coinSupport: new Float64Array(0),
      dieSupport: [],
      similarity: { pairs, share: new Float64Array(0) },
      drawn: [],
    };
  const members = blocksOf(evidence);
  const ratios = logRatios(evidence.probability, base).map((log, entry) =>
    verdict[entry] === -1 ? -Infinity : log,
  );
  const weights = blockWeights(members, pairs, ratios, otherwise);
  const start = correlationClustering(weights);
  const byBlock = samplePartitions(
    {
      members,
      pairs,
      logRatios: ratios,
      otherwise,
      losses,
      concentrations: concentrationsFor(coins.length),
    },
    random,
    { samples, start },
  );
  const central = centralPartition(
    posteriorSimilarity(byBlock),
    (x, y) => weights.weight[entryOf(weights.pairs, x, y)] === -Infinity,
  );
  const die = ofCoins(members, central);
  const drawn = byBlock.map((sample) => ofCoins(members, sample));
  const similarity = posteriorSimilarity(drawn);
  const { item, group } = supportOf(die, similarity, drawn);
  return { die, coinSupport: item, dieSupport: group, similarity, drawn };
}

/** Concentrations from a few dies for the whole study to nearly as many dies as coins. */
const concentrationsFor = (coins: number): number[] =>
  Array.from({ length: 12 }, (_, k) => (10 * coins) ** (k / 11));
