import { quantile } from "./quantile";

/** A bin of the reliability diagram. */
export interface ReliabilityBin {
  /** Weight of the answers in it. */
  weight: number;
  /** Their mean probability, and the share of them that is positive; NaN in an empty bin. */
  predicted: number;
  observed: number;
}

/** `width`: bins of equal width from 0 to 1. `mass`: bins with about the same number of answers. */
export type Binning = "width" | "mass";

/**
 * The reliability diagram: do things that were given a probability of 30 % happen 30 times in a
 * hundred? With a base rate near 0 almost every answer falls into the first bin of equal width;
 * bins of equal mass then tell more.
 *
 * @param labels true for a positive, length n
 * @param probabilities of being positive, 0 to 1, length n
 * @param weights how often each item counts, as in a bootstrap; the bins stay those of the
 *   unweighted items
 * @returns `bins` bins from low to high
 * @see DeGroot and Fienberg 1983; scikit-learn `calibration_curve`, which drops empty bins
 */
export function reliability(
  labels: ArrayLike<boolean>,
  probabilities: ArrayLike<number>,
  { bins = 10, by = "width" as Binning, weights = undefined as ArrayLike<number> | undefined } = {},
): ReliabilityBin[] {
  const sorted = Float64Array.from(probabilities).sort();
  const inner = Array.from({ length: bins - 1 }, (_, i) => (i + 1) * (1 / bins)).map((share) =>
    by === "width" ? share : quantile(sorted, share),
  );
  const sums = Array.from({ length: bins }, () => ({ weight: 0, predicted: 0, observed: 0 }));
  for (let i = 0; i < probabilities.length; i++) {
    const weight = weights ? weights[i] : 1;
    const bin = sums[inner.filter((edge) => edge < probabilities[i]).length];
    bin.weight += weight;
    bin.predicted += weight * probabilities[i];
    bin.observed += weight * Number(labels[i]);
  }
  return sums.map(({ weight, predicted, observed }) => ({
    weight,
    predicted: predicted / weight,
    observed: observed / weight,
  }));
}

/**
 * Expected calibration error: how far probabilities lie from what is observed, as a mean over the
 * bins by their weight.
 *
 * @returns NaN without items
 * @see Naeini, Cooper and Hauskrecht 2015
 */
export function expectedCalibrationError(bins: readonly ReliabilityBin[]): number {
  const total = bins.reduce((sum, { weight }) => sum + weight, 0);
  return (
    bins.reduce(
      (sum, { weight, predicted, observed }) =>
        weight === 0 ? sum : sum + weight * Math.abs(predicted - observed),
      0,
    ) / total
  );
}
