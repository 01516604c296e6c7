import { hardestPairs } from "./hardest-pairs";
import { distanceOf, type SimilarityLoss } from "./similarity-loss";

/**
 * Batch-hard triplet loss: each anchor's farthest coin of its own die shall be nearer than its
 * nearest of another die, by `margin`. The mean over the anchors that have both; 0 without any.
 *
 * @param margin distance, or soft: ln(1 + e^x) instead of max(0, margin + x), which never lets a
 *   triplet rest
 * @see Hermans, Beyer and Leibe 2017, In defense of the triplet loss for person re-identification
 */
export function triplet(margin: number | "soft"): SimilarityLoss {
  return (similarities, dies) => {
    const n = dies.length;
    const slopes = new Float64Array(n * n);
    const triplets = hardestPairs(similarities, dies);
    let loss = 0;
    for (const { anchor, positive, negative } of triplets) {
      const near = distanceOf(similarities[anchor * n + positive]);
      const far = distanceOf(similarities[anchor * n + negative]);
      const gap = near - far;
      const cost = margin === "soft" ? Math.log1p(Math.exp(gap)) : Math.max(0, margin + gap);
      const steep = margin === "soft" ? 1 / (1 + Math.exp(-gap)) : cost > 0 ? 1 : 0;
      loss += cost / triplets.length;
      // a distance's slope is -1 / distance
      slopes[anchor * n + positive] -= steep / near / triplets.length;
      slopes[anchor * n + negative] += steep / far / triplets.length;
    }
    return { loss, slopes };
  };
}
