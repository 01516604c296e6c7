import { availableParallelism } from "node:os";
import { join } from "node:path";
import { mapConcurrent, threadPool } from "../../base/index";
import type { MatchSide } from "../registration/match-side";
import type { Keypoints } from "./keypoints";
import type { Warp } from "../registration/align/warp";
import { answerPictureQuestion, type PictureQuestion } from "./picture-work";

const MAX_THREADS = 16;

/** Compares reliefs as pictures, in worker threads or in the calling thread. */
export interface PictureThreads {
  keypoints(side: MatchSide): Promise<Keypoints>;
  inliers(fixed: Keypoints, others: readonly Keypoints[]): Promise<number[]>;
  ssim(fixed: MatchSide, others: readonly MatchSide[], warps: readonly Warp[]): Promise<number[]>;
}

/** Does some work with threads that end with it. @param threads how many; 0 = none */
export async function withPictureThreads<T>(
  threads: number | undefined,
  work: (threads: PictureThreads) => Promise<T>,
): Promise<T> {
  const count = Math.min(threads ?? availableParallelism(), MAX_THREADS);
  const pool =
    count > 0
      ? threadPool<PictureQuestion, unknown>(join(__dirname, "picture-thread.ts"), count)
      : null;
  const ask = async <Answer>(question: PictureQuestion) =>
    (await (pool ? pool.ask(question) : answerPictureQuestion(question))) as Answer;
  try {
    return await work({
      keypoints: async (side) => (await ask<Keypoints[]>({ ask: "keypoints", sides: [side] }))[0],
      inliers: (fixed, others) => ask({ ask: "agreeing", fixed, others }),
      ssim: (fixed, others, warps) => ask({ ask: "ssim", fixed, others, warps }),
    });
  } finally {
    await pool?.close();
  }
}

/**
 * Scores of each item with the items after it, a row after another.
 *
 * @param compare scores of an item, by its position, with those after it
 */
export async function everyLaterOne(
  count: number,
  compare: (first: number) => Promise<readonly number[]>,
  onProgress: (done: number, total: number) => void,
): Promise<number[]> {
  let done = 0;
  // few at once: questions in a thread's queue hold their data in memory
  const rows = await mapConcurrent(
    Array.from({ length: count - 1 }, (_, i) => i),
    2 * availableParallelism(),
    async (first) => {
      const row = await compare(first);
      onProgress(++done, count - 1);
      return row;
    },
  );
  return rows.flat();
}
