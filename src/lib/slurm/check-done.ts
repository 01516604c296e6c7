import { NumislabError } from "../base/index";
import type { TaskEnd } from "./array-task";

/** Tasks that are named in a message; the others are counted. */
const NAMED = 5;

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
      .slice(0, NAMED)
      .map(({ name, reason, log }) => `${name}: ${reason}${log ? ` (${log})` : ""}`);
    const more = failed.length > NAMED ? `, the first ${NAMED} of them` : "";
    throw new NumislabError(
      "state",
      `${failed.length} of ${ends.length} tasks failed${more}:\n${lines.join("\n")}\nThe same command goes on with what isn't done.`,
    );
  }
  if (stopped.length > 0)
    throw new NumislabError(
      "stopped",
      `Stopped with ${ends.length - stopped.length} of ${ends.length} tasks done. The same command goes on with the others.`,
    );
}
