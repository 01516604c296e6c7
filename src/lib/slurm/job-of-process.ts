import { spawnSync } from "node:child_process";
import { hasEnded } from "./queue";

/** The Slurm job of this process, as JOB or JOB_INDEX; null where it has none. It tells who one is, as a process number does: no result hangs on it. */
export function jobOfProcess({ SLURM_JOB_ID: job, SLURM_ARRAY_JOB_ID: array, SLURM_ARRAY_TASK_ID: index } = process.env): string | null {
  return array && index ? `${array}_${index}` : (job ?? null); // the last task of an array has the array's own number as its job's
}

/** How long Slurm is waited for, in milliseconds. */
const PATIENCE = 10_000;

/** Whether all processes of a job are gone, on whichever node they were; false also where Slurm can't be asked. */
export function jobHasEnded(job: string): boolean {
  const { status, stdout, stderr } = spawnSync("squeue", ["--noheader", "--states=all", `--jobs=${job}`, "--format=%T"], { encoding: "utf8", timeout: PATIENCE });
  if (status === 0) return stdout.trim().split("\n").every((state) => state === "" || hasEnded(state));
  return /Invalid job id/i.test(stderr ?? ""); // forgotten, some minutes after its end
}
