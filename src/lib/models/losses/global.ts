import type { PairLoss } from "./pair-loss";

/** The parameters of the loss over all negatives of a batch. */
export interface Global {
  /** Scores are divided by it: the smaller, the more the most similar pairs count. */
  temperature: number;
  /** How many pairs of different dies each same-die pair is set against, whatever the batch's size. */
  negatives: number;
}

/**
 * Loss over all negatives of a batch: each pair from the same die shall score above all pairs of
 * different dies of the batch, not only above those of its own coins. With scores s, temperature T
 * and the batch's different-die pairs N, the mean over the same-die pairs p of
 *
 *     ln(1 + negatives * mean over N of e^((s_n - s_p) / T))
 *
 * Losses that compare within a row, as SupCon does, leave scores of different coins on scales of
 * their own; a threshold and a ranking of all pairs need one scale. It has the form of the N-pair
 * loss, with the negatives of the whole batch for those of the anchor. 0 without a pair of either
 * kind.
 *
 * @see Sohn 2016, Improved deep metric learning with multi-class N-pair loss objective, equation 6
 */
export function globalLoss({ temperature, negatives }: Global): PairLoss {
  return (scores, same) => {
    const slopes = new Float64Array(scores.length);
    const of = (kind: boolean) => same.flatMap((own, i) => (own === kind ? [i] : []));
    const [positive, negative] = [of(true), of(false)];
    if (positive.length === 0 || negative.length === 0) return { loss: 0, slopes };
    const largest = negative.reduce((most, i) => Math.max(most, scores[i]), -Infinity);
    const powers = negative.map((i) => Math.exp((scores[i] - largest) / temperature));
    const sum = powers.reduce((total, power) => total + power, 0);
    const level = largest / temperature + Math.log((negatives * sum) / negative.length);
    let loss = 0;
    let pull = 0;
    for (const i of positive) {
      const short = level - scores[i] / temperature;
      loss += (Math.max(short, 0) + Math.log1p(Math.exp(-Math.abs(short)))) / positive.length;
      const steep = 1 / (1 + Math.exp(-short)) / temperature / positive.length;
      slopes[i] = -steep;
      pull += steep;
    }
    negative.forEach((i, k) => (slopes[i] = (pull * powers[k]) / sum));
    return { loss, slopes };
  };
}
