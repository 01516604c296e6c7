import type { Random } from "../../random";
import { blocksOf, blockWeights } from "./blocks";
import { correlationClustering } from "./correlation-clustering";
import { logOdds } from "./log-odds";
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
}

export interface DieGroupsOptions {
  /** Share of pairs of one die that the probabilities were calibrated with. */
  base: number;
  random: Random;
  samples?: number;
}

/**
 * Groups one side's coins by die, the number of dies unknown. Partitions are drawn from their posterior, given the
 * pairs' likelihood ratios and a person's verdicts; the answer is the one with the fewest wrong pairs to be expected.
 *
 * @throws NumislabError "input" when verdicts contradict each other
 */
export function dieGroups(evidence: PairEvidence, { base, random, samples = 1000 }: DieGroupsOptions): DieGroups {
  const n = evidence.coins.length;
  if (n === 0) return { die: new Int32Array(0), coinSupport: new Float64Array(0), dieSupport: [], together: new Float64Array(0) };
  const blocks = blocksOf(evidence);
  const weights = blockWeights(blocks, logOdds(evidence.probability, base), n);
  const items = blocks.members.length;
  const model = { weights, sizes: blocks.members.map((own) => own.length), concentrations: concentrationsFor(n) };
  const drawn = samplePartitions(model, random, { samples, start: correlationClustering(weights, items) });
  const byBlock = togetherness(drawn);
  const central = centralPartition(byBlock, items, (x, y) => blocks.parted[x * items + y] === 1);
  const die = ofCoins(blocks.members, central);
  const samplesOfCoins = drawn.map((sample) => ofCoins(blocks.members, sample));
  const together = togetherness(samplesOfCoins);
  const { item, group } = supportOf(die, together, samplesOfCoins);
  return { die, coinSupport: item, dieSupport: group, together };
}

/** From a handful of dies for the whole study to nearly as many dies as coins. */
const concentrationsFor = (coins: number): number[] => Array.from({ length: 12 }, (_, k) => (10 * coins) ** (k / 11));
