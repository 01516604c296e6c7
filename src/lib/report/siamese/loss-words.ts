import type { SiameseConfig } from "../../runs/index";

/** A loss for a reader: its formula in signs, and in words. */
export interface LossWords {
  name: string;
  formula: string;
  words: string;
}

const DISTANCE = "d is the distance of two embeddings of length 1, between 0 and 2. ";

/** A loss for a reader. */
export function lossWords(loss: SiameseConfig["loss"]): LossWords {
  switch (loss.kind) {
    case "contrastive":
      return {
        name: "contrastive loss",
        formula: `L = mean of d² over the same-die pairs + mean of (${loss.margin} − d)² over the different-die pairs with d < ${loss.margin}`,
        words: `${DISTANCE}Same-die pairs are drawn together; different-die pairs are pushed apart until their distance d is the margin, ${loss.margin} (Hadsell, Chopra and LeCun 2006).`,
      };
    case "triplet":
      return {
        name: "batch-hard triplet loss",
        formula:
          loss.margin === "soft"
            ? "L = mean over anchors of ln(1 + exp(d₊ − d₋))"
            : `L = mean over anchors of max(0, ${loss.margin} + d₊ − d₋)`,
        words: `${DISTANCE}d₊ is the distance to the farthest coin of the anchor’s die in the batch, d₋ to the nearest coin of another${loss.margin === "soft" ? "" : `; the one is to be smaller than the other by ${loss.margin}`} (Hermans, Beyer and Leibe 2017).`,
      };
    case "supcon":
      return {
        name: "supervised contrastive loss",
        formula: `L = mean over anchors i, and over the others p of its die, of −ln( exp(sᵢₚ / ${loss.temperature}) / Σ exp(sᵢⱼ / ${loss.temperature}) ), the sum over all j ≠ i of the batch`,
        words: `Each coin has to pick the others of its die out of the whole batch: s is the cosine of two embeddings, and the smaller the temperature, ${loss.temperature}, the more the nearest coins count (Khosla et al. 2020).`,
      };
    case "multi-similarity":
      return {
        name: "multi-similarity loss",
        formula: `L = mean over anchors of ln(1 + Σ₊ exp(−${loss.alpha} (s − ${loss.base}))) / ${loss.alpha} + ln(1 + Σ₋ exp(${loss.beta} (s − ${loss.base}))) / ${loss.beta}`,
        words: `The sums are over the informative same-die pairs (Σ₊) and different-die pairs (Σ₋), s is the cosine. Same-die pairs weigh more the less similar they are, different-die pairs the more similar they are (Wang et al. 2019).`,
      };
    default: {
      const { kind, ...settings } = loss as { kind: string };
      return {
        name: kind,
        formula: Object.entries(settings)
          .map(([key, value]) => `${key} = ${value}`)
          .join(", "),
        words: "",
      };
    }
  }
}
