import { z } from "zod";

const positive = z.number().positive();

/**
 * The losses an embedder can be trained with; without a kind it is contrastive, as in
 * configurations before there was a choice.
 */
export const embeddingLossConfig = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("contrastive").default("contrastive"),
      margin: positive
        .max(2)
        .default(1)
        .describe(
          "different dies closer than this are pushed apart; unit embeddings lie 0 to 2 apart",
        ),
    }),
    z.strictObject({
      kind: z.literal("triplet"),
      margin: z
        .union([positive.max(2), z.literal("soft")])
        .default(0.3)
        .describe(
          "by how much the nearest coin of another die shall be farther than the farthest of its own; soft: never far enough",
        ),
    }),
    z.strictObject({
      kind: z.literal("supcon"),
      temperature: positive.default(0.1).describe("the smaller, the more the nearest coins count"),
    }),
    z.strictObject({
      kind: z.literal("multi-similarity"),
      alpha: positive.default(2).describe("how steeply coins from the same die are drawn together"),
      beta: positive.default(50).describe("how steeply coins of different dies are pushed apart"),
      base: z
        .number()
        .min(-1)
        .max(1)
        .default(0.5)
        .describe("similarity at which a pair counts half"),
      epsilon: z
        .number()
        .min(0)
        .default(0.1)
        .describe("how much easier than the hardest a pair may be and still count"),
    }),
    z.strictObject({
      kind: z.literal("global"),
      temperature: positive
        .default(0.05)
        .describe("the smaller, the more the most similar pairs of different dies count"),
      negatives: positive
        .default(20)
        .describe("pairs of different dies that each same-die pair is set against"),
    }),
  ])
  .prefault({})
  .describe(
    "what is made small: distances of pairs, of the hardest triplets, or of all coins of a batch; global: each same-die pair against all others of the batch",
  );
