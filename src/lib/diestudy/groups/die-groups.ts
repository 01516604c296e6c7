import type { Random } from "../../random";
import { blocksOf, blockWeights } from "./blocks";
import { correlationClustering } from "./correlation-clustering";
import { logRatios } from "./log-odds";
import { LOST_LINKS, type LossModel } from "./lost-links";
import type { PairEvidence } from "./pair-evidence";
import { ofCoins, type Partition } from "./partition";
import { centralPartition, supportOf, togetherness } from "./posterior";
import { samplePartitions } from "./sample-partitions";

/** The dies of one side: who was struck by which, and how sure that is. */
export interface DieGroups {
  /** Die of each coin, 0 … in the order of first coins. */
  die: Partition;
  /** Of each coin, 0 … 1: how sure it is that it belongs to its die (alone: that no other coin does). */
  coinSupport: Float64Array;
  /** Of each die, 0 … 1: how sure it is that exactly these coins are of it. */
  dieSupport: number[];
  /** Coins × coins: how sure it is that one die struck both, all pairs taken together. */
  together: Float64Array;
  /** The partitions that were drawn: how else the coins may belong together. */
  drawn: Partition[];
}

export interface DieGroupsOptions {
  /** Share of pairs of one die that the probabilities were calibrated with. */
  base: number;
  random: Random;
  samples?: number;
  /** How coins lose links; as simulated strikes did where it is left out. */
  losses?: LossModel;
}

/**
 * Groups one side's coins by die, the number of dies unknown. Partitions are drawn from their posterior, given the
 * pairs' likelihood ratios and a person's verdicts; the answer is the one with the fewest wrong pairs to be expected.
 *
 * @throws NumislabError "input" when verdicts contradict each other
 */
export function dieGroups(evidence: PairEvidence, { base, random, samples = 1000, losses = LOST_LINKS }: DieGroupsOptions): DieGroups {
  const n = evidence.coins.length;
  if (n === 0) return { die: new Int32Array(0), coinSupport: new Float64Array(0), dieSupport: [], together: new Float64Array(0), drawn: [] };
  const blocks = blocksOf(evidence);
  const ratios = logRatios(evidence.probability, base);
  const items = blocks.members.length;
  const start = correlationClustering(blockWeights(blocks, ratios, n), items);
  const byBlock = samplePartitions({ blocks, logRatios: ratios, losses, concentrations: concentrationsFor(n) }, random, { samples, start });
  const central = centralPartition(togetherness(byBlock), items, (x, y) => blocks.parted[x * items + y] === 1);
  const die = ofCoins(blocks.members, central);
  const drawn = byBlock.map((sample) => ofCoins(blocks.members, sample));
  const together = togetherness(drawn);
  const { item, group } = supportOf(die, together, drawn);
  return { die, coinSupport: item, dieSupport: group, together, drawn };
}

/** From a handful of dies for the whole study to nearly as many dies as coins. */
const concentrationsFor = (coins: number): number[] => Array.from({ length: 12 }, (_, k) => (10 * coins) ** (k / 11));
