import type { Random } from "../../random";
import { blockWeights, type Blocks } from "./blocks";
import { drawShare, drawState, weightsByState, type LossModel } from "./lost-links";
import { canonical, groupsOf, type Partition } from "./partition";
import { pickByLog } from "./pick-by-log";
import { splitOrMerge } from "./split-merge";

/** What partitions are drawn from. */
export interface PartitionModel {
  /** Coins that stay together, and which blocks stay apart. */
  blocks: Blocks;
  /** Coins × coins, symmetric: log likelihood ratios. */
  logRatios: Float64Array;
  losses: LossModel;
  /**
   * Concentrations of the Chinese restaurant process, each as likely beforehand: α coins are like a die's first. What
   * the study's coins say chooses among them.
   */
  concentrations: readonly number[];
}

export interface SampleOptions {
  /** Partitions to draw, one a sweep; after a fifth as many that are thrown away. */
  samples?: number;
  start: Partition;
  onSample?: (done: number) => void;
}

/**
 * Draws partitions from their posterior: each is as likely as its pairs say, times the Chinese restaurant process. A
 * sweep moves every block once (Gibbs), tries as many splits and merges of whole groups as there are blocks, and draws
 * every coin's state anew (see `LossModel`).
 *
 * @returns partitions of blocks, one a sweep
 * @see Neal 2000, algorithm 2; Dahl 2003 for splits and merges
 */
export function samplePartitions(model: PartitionModel, random: Random, { samples = 1000, start, onSample }: SampleOptions): Partition[] {
  const { blocks, losses, concentrations } = model;
  const sizes = blocks.members.map((own) => own.length);
  const n = sizes.length;
  const coins = sizes.reduce((sum, size) => sum + size, 0);
  const table = weightsByState(model.logRatios, losses);
  const weights = blockWeights(blocks, table[0][0], coins);
  const states = new Int32Array(coins);
  let share = losses.shares[0];
  const logFactorial = new Float64Array(coins + 1); // of m - 1, by m
  for (let m = 2; m <= coins; m++) logFactorial[m] = logFactorial[m - 1] + Math.log(m - 1);
  const group = Int32Array.from(start);
  const room = new Int32Array(n + 1); // coins of each group
  group.forEach((g, i) => (room[g] += sizes[i]));
  let alpha = concentrations[concentrations.length >> 1];
  const drawn: Partition[] = [];
  const chances = new Float64Array(n + 1);
  for (let sweep = -Math.ceil(samples / 5); sweep < samples; sweep++) {
    for (let i = 0; i < n; i++) {
      room[group[i]] -= sizes[i];
      const free = room.indexOf(0);
      chances.fill(0);
      for (let j = 0; j < n; j++) if (j !== i) chances[group[j]] += weights[i * n + j];
      for (let g = 0; g <= n; g++) {
        if (room[g] > 0) chances[g] += logFactorial[room[g] + sizes[i]] - logFactorial[room[g]];
        else chances[g] = g === free ? Math.log(alpha) + logFactorial[sizes[i]] : -Infinity;
      }
      group[i] = pickByLog(chances, random);
      room[group[i]] += sizes[i];
    }
    // a number of tries that does not depend on where the draw stands: with as many as groups, the posterior would be missed
    for (let k = 0; k < n && n > 1; k++) splitOrMerge({ weights, sizes, group, room, alpha, logFactorial }, random);
    if (losses.chances.length > 1) redrawStates();
    alpha = concentrations[pickByLog(concentrations.map((a) => logPrior(a, group, coins)), random)];
    if (sweep >= 0) {
      drawn.push(canonical(group));
      onSample?.(drawn.length);
    }
  }
  return drawn;

  function redrawStates(): void {
    const { members } = blocks;
    for (const die of groupsOf(canonical(group))) {
      const own = die.flatMap((block) => members[block]);
      for (const block of die) for (const coin of members[block]) {
        const [old, now] = [states[coin], drawState(coin, own, states, table, share, random)];
        if (now === old) continue;
        states[coin] = now;
        for (let other = 0; other < n; other++) {
          if (other === block) continue;
          for (const j of members[other]) weights[block * n + other] += table[now][states[j]][coin * coins + j] - table[old][states[j]][coin * coins + j];
          weights[other * n + block] = weights[block * n + other];
        }
      }
    }
    share = drawShare(losses, states.reduce((sum, state) => sum + (state > 0 ? 1 : 0), 0), coins, random);
  }
}

/** Of a concentration, given how many groups there are: α^K Γ(α)/Γ(α + n). */
function logPrior(alpha: number, group: Int32Array, coins: number): number {
  let log = new Set(group).size * Math.log(alpha);
  for (let m = 0; m < coins; m++) log -= Math.log(alpha + m);
  return log;
}
