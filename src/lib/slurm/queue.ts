import { userInfo } from "node:os";
import { NumislabError } from "../base/index";
import { slurmProgram } from "./slurm-program";

/** One task of an array in Slurm's queue. */
export interface QueuedTask {
  /** Number of its job. */
  job: string;
  jobName: string;
  /** Its number in the job's array. */
  index: number;
  /** As Slurm has it: PENDING, RUNNING, FAILED … */
  state: string;
  /** Why it waits, or failed, as Slurm has it. */
  reason: string;
}

const ENDED = [
  "BOOT_FAIL",
  "CANCELLED",
  "COMPLETED",
  "DEADLINE",
  "FAILED",
  "NODE_FAIL",
  "OUT_OF_MEMORY",
  "PREEMPTED",
  "REVOKED",
  "TIMEOUT",
];

/** Whether a task in this state does nothing any more. One that is COMPLETING may still write. */
export const hasEnded = (state: string): boolean => ENDED.includes(state);

/**
 * This user's array tasks that wait or run, and those that ended in the last minutes (Slurm's
 * MinJobAge).
 *
 * @throws NumislabError "state" where Slurm does not answer
 */
export async function readQueue(): Promise<QueuedTask[]> {
  // by user: by number squeue fails where one of the jobs is forgotten already
  const { status, out, complaint } = await slurmProgram("squeue", [
    "--noheader",
    "--array",
    "--states=all",
    `--user=${userInfo().uid}`,
    "--format=%F|%K|%T|%r|%j",
  ]);
  if (status !== 0) throw new NumislabError("state", `Slurm does not tell its queue: ${complaint}`);
  return queueOf(out);
}

/** @param text  squeue's lines of the format that `readQueue` asks for */
export function queueOf(text: string): QueuedTask[] {
  const lines = text.split("\n").map((line) => line.split("|"));
  return lines
    .filter(([, index]) => /^\d+$/.test(index)) // others are no arrays
    .map(([job, index, state, reason, ...jobName]) => ({
      job,
      jobName: jobName.join("|"),
      index: Number(index),
      state,
      reason,
    }));
}
