import { execFile, type ChildProcess, type ExecFileOptions } from "node:child_process";

/** How a process ended: its exit status (null after a signal) and what it wrote. */
export type Ended = { status: number | null; stdout: string; stderr: string };

/**
 * Runs a program to its end. This process goes on meanwhile: Vitest fails where one is blocked for
 * a minute, as `spawnSync` would block it.
 */
export function ended(
  program: string,
  words: readonly string[],
  options: ExecFileOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = execFile(
      program,
      [...words],
      { maxBuffer: 1e8, ...options, encoding: "utf8" },
      (_, stdout, stderr) => resolve({ status: child.exitCode, stdout, stderr }),
    );
    child.once("error", reject);
  });
}
