import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { lastWords } from "../base/index";

const WORDS: Record<string, string> = {
  CANCELLED: "it was cancelled",
  COMPLETED: "it ended in good order, but the work is not done",
  FAILED: "it failed",
  NODE_FAIL: "its node failed",
  OUT_OF_MEMORY: "it needed more memory than the template gives it (--mem)",
  PREEMPTED: "it had to give way to another job",
  TIMEOUT: "it ran out of the time that the template gives it (--time)",
};

/**
 * Why a task ended without being done.
 *
 * @param state  Slurm's word; null where Slurm has forgotten it
 */
export function whyNotDone(state: string | null, log: string): string {
  const what = state === null ? "it ended" : (WORDS[state] ?? `Slurm calls it ${state}`);
  if (!existsSync(log)) return `${what}, and left no log: do the nodes see ${dirname(log)}?`;
  const words = lastWords(readFileSync(log, "utf8"));
  return words ? `${what}; its last words: ${words}` : what;
}
