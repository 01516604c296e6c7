import type { Random } from "../../base/index";
import { emptyAllocation } from "./sequential-allocation";
import { drawShare } from "./lost-links";
import { moveBlock, moveScratch } from "./move-block";
import { canonical, type Partition } from "./partition";
import { pickByLog } from "./pick-by-log";
import { redrawStates } from "./redraw-states";
import { samplerState, type PartitionModel } from "./sampler-state";
import { splitOrMerge } from "./split-merge";

export interface SampleOptions {
  /** Partitions to draw, one per sweep, after a burn-in of a fifth as many. */
  samples?: number;
  start: Partition;
  onSample?: (done: number) => void;
}

/**
 * Draws partitions from their posterior: the likelihood of the pairs times a Chinese restaurant
 * process prior. A sweep moves every block once (Gibbs), proposes as many splits and merges as there
 * are blocks (Metropolis-Hastings), and draws the state of every coin (see `LossModel`).
 *
 * @returns partitions of blocks, one per sweep
 * @see Neal 2000, algorithm 2; Dahl 2003 for splits and merges
 */
export function samplePartitions(
  model: PartitionModel,
  random: Random,
  { samples = 1000, start, onSample }: SampleOptions,
): Partition[] {
  const { losses, concentrations } = model;
  const state = samplerState(model, start, concentrations[concentrations.length >> 1]);
  const [blocks, coins] = [state.group.length, state.states.length];
  const [moving, allocation] = [moveScratch(state), emptyAllocation(state)];
  const rising = concentrations.map((alpha) => logRising(alpha, coins));
  let share = losses.shares[0];
  const drawn: Partition[] = [];
  for (let sweep = -Math.ceil(samples / 5); sweep < samples; sweep++) {
    for (let block = 0; block < blocks; block++) moveBlock(state, block, moving, random);
    // the number of proposals must not depend on the state: with one per cluster the chain would not
    // have the posterior as its stationary distribution
    for (let k = 0; k < blocks && blocks > 1; k++) splitOrMerge(state, allocation, random);
    if (losses.chances.length > 1) {
      redrawStates(state, share, random);
      share = drawShare(
        losses,
        state.states.reduce((sum, one) => sum + (one > 0 ? 1 : 0), 0),
        coins,
        random,
      );
    }
    const groups = state.own.reduce((sum, own) => sum + (own.length > 0 ? 1 : 0), 0);
    state.alpha =
      concentrations[
        pickByLog(
          concentrations.map((alpha, k) => groups * Math.log(alpha) - rising[k]),
          random,
        )
      ]; // α^K Γ(α)/Γ(α + n)
    if (sweep >= 0) {
      drawn.push(canonical(state.group));
      onSample?.(drawn.length);
    }
  }
  return drawn;
}

/** Logarithm of α (α + 1) … (α + n - 1). */
function logRising(alpha: number, n: number): number {
  let log = 0;
  for (let m = 0; m < n; m++) log += Math.log(alpha + m);
  return log;
}
