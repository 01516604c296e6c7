import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When a process started, in whatever unit the system gives: with its number it names one process
 * for good, while the number alone is used again. Null when there is no such process; "" where the
 * system doesn't tell.
 */
export function startOf(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return null;
  }
  try {
    if (process.platform === "linux") {
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return fields[0] === "Z" ? null : fields[19]; // a zombie does nothing any more
    }
    if (process.platform === "darwin")
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return null;
  }
  return "";
}

/** Whether the process that was noted as { pid, start } still runs. */
export const isAlive = ({ pid, start }) => startOf(pid) === start;
