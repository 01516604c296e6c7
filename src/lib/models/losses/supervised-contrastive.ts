import type { SimilarityLoss } from "./similarity-loss";

/**
 * Supervised contrastive loss (SupCon): each coin picks the others of its die out of the whole
 * batch, by a softmax over the similarities. The mean over the anchors that have another of their
 * die; 0 without any.
 *
 * @param temperature similarities are divided by it: the smaller, the more the nearest coins count
 * @see Khosla et al. 2020, Supervised contrastive learning, L_out (equation 2)
 */
export function supervisedContrastive(temperature: number): SimilarityLoss {
  return (similarities, dies) => {
    const n = dies.length;
    const slopes = new Float64Array(n * n);
    const positives = dies.map(
      (die, i) => dies.filter((other, j) => other === die && j !== i).length,
    );
    const anchors = positives.filter((count) => count > 0).length;
    let loss = 0;
    for (let i = 0; i < n; i++) {
      if (positives[i] === 0) continue;
      const others = dies.map((_, j) => j).filter((j) => j !== i);
      const logits = others.map((j) => similarities[i * n + j] / temperature);
      const largest = Math.max(...logits); // e^x overflows where the temperature is small
      const all =
        largest + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
      others.forEach((j, k) => {
        const wanted = dies[j] === dies[i] ? 1 / positives[i] : 0;
        loss += (wanted * (all - logits[k])) / anchors;
        slopes[i * n + j] = (Math.exp(logits[k] - all) - wanted) / (temperature * anchors);
      });
    }
    return { loss, slopes };
  };
}
