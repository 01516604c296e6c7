import { informativePairs } from "./informative-pairs";
import type { SimilarityLoss } from "./similarity-loss";

/** The parameters of multi-similarity loss, with the paper's names. */
export interface MultiSimilarity {
  /** How steeply same-die pairs are drawn together. */
  alpha: number;
  /** How steeply different-die pairs are pushed apart. */
  beta: number;
  /** Similarity at which a pair counts half: the paper's λ. */
  base: number;
  /** See `informativePairs`. */
  epsilon: number;
}

/**
 * Multi-similarity loss: of the informative pairs, those from the same die weigh the more the less
 * similar they are, those of different dies the more similar; the mean over all rows of the batch.
 *
 * @see Wang et al. 2019, Multi-similarity loss with general pair weighting, equation 15
 */
export function multiSimilarity({ alpha, beta, base, epsilon }: MultiSimilarity): SimilarityLoss {
  return (similarities, dies) => {
    const n = dies.length;
    const slopes = new Float64Array(n * n);
    let loss = 0;
    /**
     * ln(1 + sum of e^(steep * (similarity - base))) / steep; a negative steepness draws together.
     */
    const add = (anchor: number, rows: readonly number[], steep: number) => {
      const terms = rows.map((row) => Math.exp(steep * (similarities[anchor * n + row] - base)));
      const sum = terms.reduce((total, term) => total + term, 1);
      loss += Math.log(sum) / Math.abs(steep) / n;
      rows.forEach(
        (row, k) => (slopes[anchor * n + row] = (Math.sign(steep) * terms[k]) / sum / n),
      );
    };
    informativePairs(similarities, dies, epsilon).forEach(({ positives, negatives }, anchor) => {
      add(anchor, positives, -alpha);
      add(anchor, negatives, beta);
    });
    return { loss, slopes };
  };
}
