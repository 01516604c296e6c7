import { availableParallelism } from "node:os";
import { join } from "node:path";
import { random, startThread, type Thread } from "../base/index";
import { batchesOf, type Lesson } from "./batches";
import type { Batch } from "./example";

export interface BatchMaker {
  /** The batches that `batchesOf` makes with a generator of this seed. One epoch at a time. */
  epoch(seed: number): AsyncGenerator<Batch>;
  close(): Promise<void>;
}

/** To the thread: a lesson to be remembered, an epoch to begin, or the next batch of it. */
export type BatchQuestion = { lesson: Lesson } | { seed: number } | "next";

/**
 * Batches made while the one before is learned from: one to be taken up at once, one in the making.
 */
const AHEAD = 2;

/**
 * Makes batches in a thread of its own while TensorFlow, which holds up the thread that calls it,
 * works on the batch before. It never gets more than two ahead. The batches are those made here, to
 * the bit.
 *
 * @param thread off, batches are made here, when they are asked for. A batch of 32 takes 3 ms where
 *   a step takes 50: with two cores, both busy with TensorFlow, a thread took 1 to 6 % off an
 *   epoch; beside a GPU it hides all of it
 */
export function batchMaker(lesson: Lesson, thread = availableParallelism() > 1): BatchMaker {
  if (!thread) return { epoch: (seed) => here(lesson, seed), close: async () => {} };
  const maker = startThread<BatchQuestion, Batch | null>(join(__dirname, "batch-thread.ts"));
  const ready = maker.ask({ lesson }).then(
    () => true,
    () => false,
  );
  return {
    async *epoch(seed) {
      // here where no thread can be had
      yield* (await ready) ? ahead(maker, seed) : here(lesson, seed);
    },
    close: () => maker.close(),
  };
}

async function* here(lesson: Lesson, seed: number): AsyncGenerator<Batch> {
  yield* batchesOf(lesson, random(seed));
}

async function* ahead(
  maker: Thread<BatchQuestion, Batch | null>,
  seed: number,
): AsyncGenerator<Batch> {
  const ask = (question: BatchQuestion) => {
    const answer = maker.ask(question);
    // it is thrown when its turn comes; until then, or if that never comes, it is no news
    answer.catch(() => undefined);
    return answer;
  };
  const begun = ask({ seed });
  const coming = Array.from({ length: AHEAD }, () => ask("next"));
  await begun;
  for (let batch = await coming.shift(); batch; batch = await coming.shift()) {
    coming.push(ask("next"));
    yield batch;
  }
}
