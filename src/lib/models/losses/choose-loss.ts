import { contrastive } from "./contrastive";
import { globalLoss, type Global } from "./global";
import { overBatch, type PairLoss } from "./pair-loss";
import { multiSimilarity, type MultiSimilarity } from "./multi-similarity";
import type { SimilarityLoss } from "./similarity-loss";
import { supervisedContrastive } from "./supervised-contrastive";
import { triplet } from "./triplet";

/** A loss by name, with its parameters. */
export type LossChoice =
  | { kind: "contrastive"; margin: number }
  | { kind: "triplet"; margin: number | "soft" }
  | { kind: "supcon"; temperature: number }
  | ({ kind: "multi-similarity" } & MultiSimilarity)
  | ({ kind: "global" } & Global);

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
    case "global":
      return overBatch(globalLoss(choice));
  }
}

/** The loss of any pairs; null for a loss that needs every pair of a batch. */
export function choosePairLoss(choice: LossChoice): PairLoss | null {
  return choice.kind === "global" ? globalLoss(choice) : null;
}
