import { spawnSync } from "node:child_process";
import { hasEnded } from "./queue";
import { environment } from "./slurm-program";

/** A job, or one task of an array, of a Slurm cluster. */
export interface SlurmJob {
  cluster: string;
  /** JOB or JOB_INDEX. */
  id: string;
}

/**
 * The job of this process; null where it has none. It tells who one is, as a process number does:
 * no result depends on it.
 */
export function jobOfProcess(
  {
    SLURM_CLUSTER_NAME: cluster,
    SLURM_JOB_ID: job,
    SLURM_ARRAY_JOB_ID: array,
    SLURM_ARRAY_TASK_ID: index,
  } = process.env,
): SlurmJob | null {
  // the last task of an array has the array's own number as its job's
  const id = array && index ? `${array}_${index}` : job;
  return cluster && id ? { cluster, id } : null;
}

/** How long Slurm is waited for, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Whether a job runs, or all its processes are gone, on whichever node they were; "unknown" where
 * its cluster cannot be asked.
 */
export function stateOfJob({ cluster, id }: SlurmJob): "running" | "ended" | "unknown" {
  const ask = (program: string, ...words: string[]) =>
    spawnSync(program, words, { encoding: "utf8", timeout: PATIENCE, env: environment() });
  const here = /^ClusterName\s*=\s*(\S+)/m.exec(ask("scontrol", "show", "config").stdout ?? "");
  if (here?.[1] !== cluster) return "unknown"; // clusters may share a file system
  const { status, stdout, stderr } = ask(
    "squeue",
    "--noheader",
    "--states=all",
    `--jobs=${id}`,
    "--format=%T",
  );
  if (status === 0) {
    const states = stdout.trim().split("\n");
    return states.every((state) => state === "" || hasEnded(state)) ? "ended" : "running";
  }
  // forgotten, some minutes after its end
  return /Invalid job id/i.test(stderr ?? "") ? "ended" : "unknown";
}
