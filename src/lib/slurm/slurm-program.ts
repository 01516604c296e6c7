import { spawn } from "node:child_process";
import { NumislabError } from "../base/index";

/** What a program of Slurm left. */
export interface Ended {
  status: number;
  out: string;
  /** Its complaint, on one line. */
  complaint: string;
}

/** The user's own defaults for squeue would hide jobs, or show them differently. */
export const environment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SQUEUE_")));

/**
 * Runs a program of Slurm, such as squeue. @throws NumislabError "state" where it is not installed
 */
export function slurmProgram(program: string, words: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"], env: environment() });
    let [out, complaint] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (complaint += text));
    child.once("error", (cause: NodeJS.ErrnoException) => {
      const why =
        cause.code === "ENOENT"
          ? `There is no ${program} here. Run this where jobs are submitted, such as a login node of a Slurm cluster; without --slurm this machine does the work`
          : `${program} cannot be run: ${cause.message}`;
      reject(new NumislabError("state", why, { cause }));
    });
    child.once("close", (status) =>
      resolve({
        status: status ?? 1,
        out,
        complaint: complaint.trim().replace(/\s*\n\s*/g, "; ") || `${program} ended with ${status}`,
      }),
    );
  });
}
