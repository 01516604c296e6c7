import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { NumislabError, writeWhole, makeFolder } from "../base/index";
import { jobScript, type Template } from "./job-script";
import { readQueue } from "./queue";
import { slurmProgram } from "./slurm-program";

/** An array job that was submitted from a folder, known by its name in Slurm's queue. */
export interface Submission {
  jobName: string;
  /** The tasks' names, in the order of the array. */
  tasks: string[];
}

const jobsOf = (folder: string) => join(folder, "jobs");

/** The log of a task. */
export const logOf = (folder: string, { jobName }: Submission, index: number): string =>
  join(folder, "logs", `${jobName}-${index}.log`);

/** What was submitted from a folder, by whichever process, on whichever machine. */
export function submissionsIn(folder: string): Submission[] {
  makeFolder(jobsOf(folder));
  const files = readdirSync(jobsOf(folder)).filter((file) => file.endsWith(".json"));
  return files.map((file) => JSON.parse(readFileSync(join(jobsOf(folder), file), "utf8")));
}

/**
 * Submits an array job. Its name and its tasks are on the disk before Slurm hears of it, so that
 * whoever comes later, after a kill too, finds in the queue what is of this folder.
 *
 * @param name begins the job's name
 * @param tasks name and command of each
 * @param atOnce how many run at a time; no limit where it is left out
 * @throws NumislabError "state" where Slurm refuses it
 */
export async function submit(
  folder: string,
  name: string,
  template: Template,
  tasks: readonly { name: string; command: readonly string[] }[],
  atOnce?: number,
): Promise<Submission> {
  const submission: Submission = {
    jobName: `${name}-${randomBytes(4).toString("hex")}`,
    tasks: tasks.map(({ name }) => name),
  };
  const [record, script] = ["json", "sh"].map((ending) =>
    join(jobsOf(folder), `${submission.jobName}.${ending}`),
  );
  makeFolder(join(folder, "logs"));
  await writeWhole(
    script,
    jobScript(
      template,
      tasks.map(({ command }) => command),
    ),
  );
  await writeWhole(record, JSON.stringify(submission));
  const words = [
    `--job-name=${submission.jobName}`,
    `--array=0-${tasks.length - 1}${atOnce ? `%${atOnce}` : ""}`,
    `--chdir=${resolve(folder)}`,
    `--output=${join(resolve(folder), "logs").replaceAll("%", "%%")}/${submission.jobName}-%a.log`,
    // what ended too early is submitted again, as it is then: Slurm would start it as it was
    "--no-requeue",
    script,
  ];
  const { status, complaint } = await slurmProgram("sbatch", words);
  // a controller that has much to do may take a job and not say so in time
  if (
    status === 0 ||
    (await readQueue().catch(() => [])).some(({ jobName }) => jobName === submission.jobName)
  )
    return submission;
  for (const file of [record, script]) rmSync(file, { force: true });
  throw new NumislabError(
    "state",
    `Slurm refuses the job: ${complaint}. Partition, time, memory and account stand in ${template.file}; copy and change it, and name the copy with --slurm-template.`,
  );
}

/** Most tasks of one job: its script, with a command for each, must stay below Slurm's 4 MB. */
const MAX_TASKS = 5000;

/**
 * How many tasks a job of this cluster can have. @throws NumislabError "state" where Slurm does not
 * answer, or has arrays switched off
 */
export async function mostTasks(): Promise<number> {
  const { status, out, complaint } = await slurmProgram("scontrol", ["show", "config"]);
  if (status !== 0) throw new NumislabError("state", `Slurm does not answer: ${complaint}`);
  const most = Number(/^MaxArraySize\s*=\s*(\d+)/m.exec(out)?.[1] ?? 1001);
  if (most === 0)
    throw new NumislabError(
      "state",
      "Slurm's array jobs are switched off on this cluster (MaxArraySize=0)",
    );
  return Math.min(most, MAX_TASKS);
}
