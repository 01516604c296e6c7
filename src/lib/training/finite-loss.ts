import { NumislabError } from "../base/index";

/**
 * Returns the loss of a step if it is finite. @throws NumislabError "state" if training has
 * diverged
 */
export function finite(loss: number, epoch: number, learningRate: number): number {
  if (Number.isFinite(loss)) return loss;
  throw new NumislabError(
    "state",
    `The loss became ${loss} in epoch ${epoch}: lower training.learningRate (it is ${learningRate}).`,
  );
}
