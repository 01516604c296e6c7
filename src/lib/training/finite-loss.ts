import { NumislabError } from "../base/index";

/**
 * A step's loss, where it is a number. @throws NumislabError "state" where training has come apart
 */
export function finite(loss: number, epoch: number, learningRate: number): number {
  if (Number.isFinite(loss)) return loss;
  throw new NumislabError(
    "state",
    `The loss became ${loss} in epoch ${epoch}: lower training.learningRate (it is ${learningRate}).`,
  );
}
