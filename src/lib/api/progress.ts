import type { OnProgress } from "../base/index";

/** Turns a count of finished items into progress events of one stage. */
export const countProgress =
  (stage: string, onProgress?: OnProgress) =>
  (done: number, total: number): void =>
    onProgress?.({ stage, done, total });
