import { distanceOf, type SimilarityLoss } from "./similarity-loss";

/**
 * Contrastive loss over all pairs in a batch: same-die pairs are drawn together, different-die
 * pairs are pushed apart until `margin`.
 *
 * The mean squared distance of the same-die pairs plus the mean of (margin - distance)² over those
 * different-die pairs that are nearer than the margin; a mean over nothing is 0.
 *
 * @param margin distance, 0 to 2
 * @see Hadsell, Chopra and LeCun 2006, Dimensionality reduction by learning an invariant mapping
 */
export function contrastive(margin: number): SimilarityLoss {
  return (similarities, dies) => {
    const n = dies.length;
    let pull = 0,
      pulled = 0,
      push = 0,
      pushed = 0;
    const slopes = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const at = i * n + j;
        if (dies[i] === dies[j]) {
          pulled++;
          pull += Math.max(0, 2 - 2 * similarities[at]);
          slopes[at] = -2;
          continue;
        }
        const distance = distanceOf(similarities[at]);
        const short = margin - distance;
        if (short <= 0) continue;
        pushed++;
        push += short * short;
        slopes[at] = (2 * short) / distance;
      }
    }
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++)
        slopes[i * n + j] /= dies[i] === dies[j] ? pulled : Math.max(pushed, 1);
    return { loss: pull / Math.max(pulled, 1) + push / Math.max(pushed, 1), slopes };
  };
}
