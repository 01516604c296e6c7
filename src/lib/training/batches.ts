import type { PhotographRange, ViewRange } from "../augment/index";
import type { Random } from "../random";
import { classBatches, type ClassExample } from "./class-batches";
import { pairBatches, type Batch, type Example } from "./pair-batches";

/** What batches are made of, and how: pairs of one die or photographs of classes, `batch` pictures of `size` pixels. */
export type Lesson =
  | { of: "pairs"; examples: readonly Example[]; size: number; batch: number; range: ViewRange }
  | { of: "classes"; examples: readonly ClassExample[]; size: number; batch: number; range: PhotographRange };

/** The batches of one epoch. */
export function batchesOf(lesson: Lesson, random: Random): Generator<Batch> {
  return lesson.of === "pairs"
    ? pairBatches(lesson.examples, lesson.size, lesson.batch, lesson.range, random)
    : classBatches(lesson.examples, lesson.size, lesson.batch, lesson.range, random);
}
