import type { Random } from "../../base/index";
import { emptyDeal } from "./deal-out";
import { drawShare } from "./lost-links";
import { moveBlock, moveScratch } from "./move-block";
import { canonical, type Partition } from "./partition";
import { pickByLog } from "./pick-by-log";
import { redrawStates } from "./redraw-states";
import { samplerState, type PartitionModel } from "./sampler-state";
import { splitOrMerge } from "./split-merge";

export interface SampleOptions {
  /** Partitions to draw, one a sweep; after a fifth as many that are thrown away. */
  samples?: number;
  start: Partition;
  onSample?: (done: number) => void;
}

/**
 * Draws partitions from their posterior: each is as likely as its pairs say, times the Chinese
 * restaurant process. A sweep moves every block once (Gibbs), tries as many splits and merges of
 * whole groups as there are blocks, and draws every coin's state anew (see `LossModel`).
 *
 * @returns partitions of blocks, one a sweep
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
  const [moving, dealing] = [moveScratch(state), emptyDeal(state)];
  const rising = concentrations.map((alpha) => logRising(alpha, coins));
  let share = losses.shares[0];
  const drawn: Partition[] = [];
  for (let sweep = -Math.ceil(samples / 5); sweep < samples; sweep++) {
    for (let block = 0; block < blocks; block++) moveBlock(state, block, moving, random);
    // a number of tries that does not depend on where the draw stands: with as many as groups, the
    // posterior would be missed
    for (let k = 0; k < blocks && blocks > 1; k++) splitOrMerge(state, dealing, random);
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
