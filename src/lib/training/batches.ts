import type { PhotographRange } from "../augment/index";
import type { Random } from "../base/index";
import { classBatches, type ClassExample } from "./class-batches";
import type { Showing } from "./coin-views";
import { mPerDieBatches } from "./m-per-die";
import type { Batch, Example } from "./example";
import { pairBatches } from "./pair-batches";

/**
 * How coins are put together in batches: two of a die, or up to `coins` of a die. Coins of one
 * hoard are of few types, so that most coins of a batch look alike where hoards are kept apart.
 */
export type SamplerChoice =
  { kind: "pairs" } | { kind: "m-per-die"; coins: number; hoards?: "mixed" | "apart" };

/**
 * What batches are made of, and how: sides of coins or photographs of classes, `batch` pictures of
 * `size` pixels.
 */
export type Lesson =
  | ({ of: "coins"; examples: readonly Example[]; batch: number; sampler: SamplerChoice } & Showing)
  | {
      of: "classes";
      examples: readonly ClassExample[];
      size: number;
      batch: number;
      range: PhotographRange;
    };

/** The batches of one epoch. */
export function batchesOf(lesson: Lesson, random: Random): Generator<Batch> {
  if (lesson.of === "classes")
    return classBatches(lesson.examples, lesson.size, lesson.batch, lesson.range, random);
  const { examples, batch, sampler } = lesson;
  return sampler.kind === "pairs"
    ? pairBatches(examples, batch, lesson, random)
    : mPerDieBatches(examples, batch, sampler, lesson, random);
}
