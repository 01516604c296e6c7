import { NumislabError } from "../base/index";
import type { TaskEnd } from "./array-task";

/** Tasks that are named in a message; the others are counted. */
const MAX_NAMED_TASKS = 5;

/**
 * For work that is of use only as a whole. @throws NumislabError "state" with the failed tasks,
 * why, and their logs; "stopped" where the work was stopped
 */
export function checkDone(ends: readonly TaskEnd[]): void {
  const [failed, stopped] = ["failed", "stopped"].map((state) =>
    ends.filter((end) => end.state === state),
  );
  if (failed.length > 0) {
    const lines = failed
      .slice(0, MAX_NAMED_TASKS)
      .map(({ name, reason, log }) => `${name}: ${reason}${log ? ` (${log})` : ""}`);
    const more = failed.length > MAX_NAMED_TASKS ? `, the first ${MAX_NAMED_TASKS} of them` : "";
    throw new NumislabError(
      "state",
      `${failed.length} of ${ends.length} tasks failed${more}:\n${lines.join("\n")}\nThe same command goes on with what is not done.`,
    );
  }
  if (stopped.length > 0)
    throw new NumislabError(
      "stopped",
      `Stopped with ${ends.length - stopped.length} of ${ends.length} tasks done. The same command goes on with the others.`,
    );
}
