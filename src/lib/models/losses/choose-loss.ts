import { contrastive } from "./contrastive";
import { multiSimilarity, type MultiSimilarity } from "./multi-similarity";
import type { SimilarityLoss } from "./similarity-loss";
import { supervisedContrastive } from "./supervised-contrastive";
import { triplet } from "./triplet";

/** A loss by name, with its parameters. */
export type LossChoice =
  | { kind: "contrastive"; margin: number }
  | { kind: "triplet"; margin: number | "soft" }
  | { kind: "supcon"; temperature: number }
  | ({ kind: "multi-similarity" } & MultiSimilarity);

export function chooseLoss(choice: LossChoice): SimilarityLoss {
  switch (choice.kind) {
    case "contrastive":
      return contrastive(choice.margin);
    case "triplet":
      return triplet(choice.margin);
    case "supcon":
      return supervisedContrastive(choice.temperature);
    case "multi-similarity":
      return multiSimilarity(choice);
  }
}
