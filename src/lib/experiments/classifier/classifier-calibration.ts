import type { tf } from "../../engine/index";
import { fitTemperature, sureFrom, withTemperature } from "../../metrics/index";
import { networkAnswers } from "../../models/index";
import type { ReadyPhotograph } from "./ready-photographs";

/** Target share of right answers among those that are not unsure. */
const TARGET_ACCURACY = 0.99;

/**
 * Fits the temperature of a network's probabilities, and the confidence from which answers are
 * sure, on photographs that it was not trained on.
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
  const calibratedProbabilities = withTemperature(probabilities, classes, temperature);
  return {
    temperature,
    sureFrom: sureFrom({ probabilities: calibratedProbabilities, labels }, TARGET_ACCURACY),
    chosenOn: `${validation.length} validation photographs, so that ${100 * TARGET_ACCURACY} % of the sure answers among them are right`,
  };
}
