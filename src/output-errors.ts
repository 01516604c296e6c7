import { meaningOf } from "./lib/base/system-error";

let watched = false;

/**
 * Looks after what goes wrong with standard output and standard error, which nothing else waits
 * for. Where the reader has ended first (`| head`), the rest is not wanted and the work goes on.
 * Any other error, such as a full disk, is told, and the exit status is 1: the answer is not whole.
 */
export function watchOutput(): void {
  if (watched) return;
  watched = true;
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    if (process.exitCode === undefined || process.exitCode === 0)
      console.error(`numislab: standard output cannot be written: ${meaningOf(error)}`);
    process.exitCode = 1;
  });
  process.stderr.on("error", () => {}); // there is no place to tell it
}
