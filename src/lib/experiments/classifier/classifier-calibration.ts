import type { tf } from "../../engine/index";
import { fitTemperature, sureFrom, withTemperature } from "../../metrics/index";
import { networkAnswers } from "../../models/index";
import type { ReadyPhotograph } from "./ready-photographs";

/** Of the answers that are not unsure, so many are to be right. */
const RIGHT = 0.99;

/**
 * How a network's probabilities become honest ones, and from which an answer is sure: from
 * photographs it did not learn from.
 */
export async function calibrated(
  network: tf.LayersModel,
  validation: readonly ReadyPhotograph[],
  classes: number,
) {
  const labels = validation.map(({ label }) => label);
  const probabilities = await networkAnswers(
    network,
    validation.map(({ picture }) => picture),
  );
  const temperature = fitTemperature({ probabilities, labels });
  const honest = withTemperature(probabilities, classes, temperature);
  return {
    temperature,
    sureFrom: sureFrom({ probabilities: honest, labels }, RIGHT),
    chosenOn: `${validation.length} validation photographs, so that ${100 * RIGHT} % of the sure answers among them are right`,
  };
}
