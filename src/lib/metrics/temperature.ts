import type { ClassAnswers } from "./classification";

/**
 * Temperature scaling: the one number that the logarithms of a network's probabilities are divided
 * by so that the probabilities fit held-out answers best (least cross-entropy). Above 1, the
 * network was too sure of itself. It never changes which class is the most probable. Found by
 * golden-section search over its logarithm, from 0.05 to 20.
 *
 * @returns 1 where there are no answers to fit
 * @see Guo et al. 2017, On calibration of modern neural networks
 */
export function fitTemperature({ probabilities, labels }: ClassAnswers): number {
  if (labels.length === 0) return 1;
  const loss = (logarithm: number) => {
    const classes = probabilities.length / labels.length;
    const scaled = withTemperature(probabilities, classes, Math.exp(logarithm));
    let sum = 0;
    for (let i = 0; i < labels.length; i++)
      sum -= Math.log(Math.max(scaled[i * classes + labels[i]], TINY));
    return sum;
  };
  // the loss falls and rises again along the scale, so two points inside tell which end to give up
  let [low, high] = [Math.log(0.05), Math.log(20)];
  while (high - low > 1e-7) {
    const [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (loss(left) < loss(right)) high = right;
    else low = left;
  }
  return Math.exp((low + high) / 2);
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const TINY = 1e-300;

/**
 * Probabilities whose logarithms are divided by a temperature; rows of `classes` numbers, each row
 * sums to 1.
 */
export function withTemperature(
  probabilities: ArrayLike<number>,
  classes: number,
  temperature: number,
): Float64Array {
  const out = new Float64Array(probabilities.length);
  for (let row = 0; row < out.length; row += classes) {
    let largest = -Infinity;
    for (let k = row; k < row + classes; k++) {
      out[k] = Math.log(Math.max(probabilities[k], TINY)) / temperature;
      largest = Math.max(largest, out[k]);
    }
    let sum = 0;
    for (let k = row; k < row + classes; k++) sum += out[k] = Math.exp(out[k] - largest);
    for (let k = row; k < row + classes; k++) out[k] /= sum;
  }
  return out;
}
