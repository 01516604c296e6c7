import type { PhotographRange } from "../augment/index";
import type { Random } from "../base/index";
import { classBatches, type ClassExample } from "./class-batches";
import type { AugmentationOptions } from "./coin-views";
import { mPerDieBatches } from "./m-per-die";
import type { Batch, Example } from "./example";
import { pairBatches } from "./pair-batches";

/**
 * How batches are composed: pairs of the same die, or up to `coins` coins per die. Coins of one
 * hoard are of few types, so that most coins of a batch look alike where hoards are kept apart.
 */
export type SamplerChoice =
  { kind: "pairs" } | { kind: "m-per-die"; coins: number; hoards?: "mixed" | "apart" };

/**
 * Specification of the batches of an epoch: sides of coins or photographs of classes, `batch`
 * pictures of `size` x `size` pixels.
 */
export type BatchSpec =
  | ({
      of: "coins";
      examples: readonly Example[];
      batch: number;
      sampler: SamplerChoice;
    } & AugmentationOptions)
  | {
      of: "classes";
      examples: readonly ClassExample[];
      size: number;
      batch: number;
      range: PhotographRange;
    };

/** The batches of one epoch. */
export function batchesOf(spec: BatchSpec, random: Random): Generator<Batch> {
  if (spec.of === "classes")
    return classBatches(spec.examples, spec.size, spec.batch, spec.range, random);
  const { examples, batch, sampler } = spec;
  return sampler.kind === "pairs"
    ? pairBatches(examples, batch, spec, random)
    : mPerDieBatches(examples, batch, sampler, spec, random);
}
