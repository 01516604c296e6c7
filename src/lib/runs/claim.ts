import { isLocked, lockFolder, type AskElsewhere } from "../base/index";
import { jobOfProcess, stateOfJob, type SlurmJob } from "../slurm/index";

/**
 * Locks the folder of a run, a sweep or a job, so that one process at a time works in it. A process
 * on another machine that is part of a Slurm job is looked up by it.
 *
 * @returns unlocks it
 * @throws NumislabError "state" where another process works in it, or it cannot be written
 */
export function claimFolder(folder: string): () => void {
  return lockFolder(folder, {
    remedy: "Wait until it has ended.",
    job: jobOfProcess(),
    askElsewhere,
  });
}

/** Whether a process works in a folder, as far as can be known. */
export function isAtWork(folder: string): boolean {
  return isLocked(folder, askElsewhere);
}

const askElsewhere: AskElsewhere = ({ job }) => (job ? stateOfJob(job as SlurmJob) : "unknown");
