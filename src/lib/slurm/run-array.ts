import { setTimeout as sleep } from "node:timers/promises";
import type { ArrayOptions, ArrayTask, TaskEnd } from "./array-task";
import { hasEnded, readQueue, type QueuedTask } from "./queue";
import { slurmProgram } from "./slurm-program";
import { logOf, mostTasks, submissionsIn, submit, type Submission } from "./submit";
import { readTemplate } from "./template";
import { whyNotDone } from "./why-not-done";
import { makeFolder } from "../base/index";

interface OpenTask extends ArrayTask {
  /** Its place in the queue; null where it waits to be submitted. */
  at: { submission: Submission; index: number } | null;
  /** How often it was submitted. */
  tried: number;
  /** Polls since it ended successfully without being done. */
  late: number;
}

/**
 * Polls until a file that a node wrote must be visible here: network file systems cache attributes
 * for at most a minute.
 */
const MAX_POLLS_AFTER_END = 12;
/** Interval at which the stop signal is polled, milliseconds. */
const POLL_INTERVAL_MS = 200;

/**
 * Runs tasks as array jobs of Slurm. Those that are done are not run. Those that are in the queue
 * already, from an earlier call that was killed, are watched and not submitted again. One that ends
 * without being done is submitted again, unless somebody cancelled it.
 *
 * @returns what became of each, in their order
 * @throws NumislabError "state" where there is no Slurm or it refuses the job, "input" where the
 *   template is wrong; no task runs then
 */
export async function runArray(
  tasks: readonly ArrayTask[],
  options: ArrayOptions,
): Promise<TaskEnd[]> {
  const {
    folder,
    name,
    template: file,
    atOnce,
    tries = 3,
    pollMs = 5000,
    signal,
    onProgress,
    onNote,
    onEnd,
  } = options;
  const template = readTemplate(file);
  let noted = "";
  // a queue that cannot be read is told of once
  const note = (text: string) => text !== noted && onNote?.((noted = text));
  makeFolder(folder);
  const most = await mostTasks();
  const ends = new Map<string, TaskEnd>();
  const end = ({ name, at }: OpenTask, state: TaskEnd["state"], reason: string | null = null) => {
    const ended = { name, state, reason, log: at && logOf(folder, at.submission, at.index) };
    ends.set(name, ended);
    onEnd?.(ended);
  };

  const settle = async (task: OpenTask, queued: QueuedTask | undefined) => {
    const state = queued?.state ?? null;
    if (await task.isDone()) return end(task, "done");
    if (signal?.reason()) return end(task, "stopped");
    if ((state === null || state === "COMPLETED") && ++task.late < MAX_POLLS_AFTER_END) return;
    const why = whyNotDone(state, logOf(folder, task.at!.submission, task.at!.index));
    if (state === "CANCELLED" || task.tried >= tries) return end(task, "failed", why);
    note(`${task.name} is tried again: ${why}`);
    Object.assign(task, { at: null, late: 0 });
  };

  const submitAll = async (waiting: readonly OpenTask[]) => {
    const ready: { task: OpenTask; command: readonly string[] }[] = [];
    for (const task of waiting) {
      try {
        ready.push({ task, command: await task.command() });
      } catch (error) {
        end(task, "failed", (error as Error).message);
      }
    }
    const jobs = Math.ceil(ready.length / most);
    for (let i = 0; i < jobs; i++) {
      const part = ready.slice(i * most, (i + 1) * most);
      const submission = await submit(
        folder,
        name,
        template,
        part.map(({ task, command }) => ({ name: task.name, command })),
        atOnce && Math.ceil(atOnce / jobs),
      );
      part.forEach(({ task }, index) =>
        Object.assign(task, { at: { submission, index }, tried: task.tried + 1 }),
      );
      note(
        `${part.length} ${part.length === 1 ? "task" : "tasks"} submitted to Slurm as ${submission.jobName}.`,
      );
    }
  };

  const first = await readQueue();
  const open = findAgain(tasks, submissionsIn(folder), first);
  const found = open.filter(({ at }) => at !== null);
  if (found.length > 0)
    note(`${found.length} of ${tasks.length} tasks are in Slurm's queue already.`);
  for (const task of open.filter(({ at }) => at === null))
    if (await task.isDone()) end(task, "done");

  const cancelled = new Set<string>();
  for (
    let queue: QueuedTask[] | null = first;
    ;
    queue = await readQueue().catch((error) => (note(error.message), null))
  ) {
    const still = () => open.filter(({ name }) => !ends.has(name));
    const places = new Map(queue?.map((queued) => [`${queued.jobName}-${queued.index}`, queued]));
    const place = ({ at }: OpenTask) =>
      at ? places.get(`${at.submission.jobName}-${at.index}`) : undefined;
    if (queue)
      for (const task of still().filter(({ at }) => at !== null))
        if (hasEnded(place(task)?.state ?? "COMPLETED")) await settle(task, place(task));
    const waiting = still().filter(({ at }) => at === null);
    if (signal?.reason()) {
      waiting.forEach((task) => end(task, "stopped"));
      await cancel(still().map(place), cancelled);
    } else {
      await submitAll(waiting).catch((error) => {
        if (open.every(({ tried }) => tried === 0)) throw error;
        if (still().some(({ at }) => at !== null))
          // a limit on what one may submit, perhaps: there is room when others have ended
          note(error.message);
        else still().forEach((task) => end(task, "failed", error.message));
      });
    }
    if (still().length === 0) break;
    onProgress?.({
      stage: "Slurm",
      done: ends.size,
      total: tasks.length,
      detail: inWords(still().map(place)),
    });
    for (
      let waited = 0;
      waited < pollMs && (cancelled.size > 0 || !signal?.reason());
      waited += POLL_INTERVAL_MS
    )
      await sleep(Math.min(POLL_INTERVAL_MS, pollMs));
  }
  return tasks.map(({ name }) => ends.get(name)!);
}

/** Tasks with their places in the queue, where an earlier process submitted them. */
function findAgain(
  tasks: readonly ArrayTask[],
  submissions: readonly Submission[],
  queue: readonly QueuedTask[],
): OpenTask[] {
  const places = new Map<string, OpenTask["at"]>();
  for (const { jobName, index, state } of queue) {
    const submission = submissions.find((one) => one.jobName === jobName);
    if (submission && !hasEnded(state)) places.set(submission.tasks[index], { submission, index });
  }
  return tasks.map((task) => {
    const at = places.get(task.name) ?? null;
    return {
      name: task.name,
      command: () => task.command(),
      isDone: () => task.isDone(),
      at,
      tried: at ? 1 : 0,
      late: 0,
    };
  });
}

/**
 * Takes the jobs of tasks out of the queue, once each; what runs gets SIGTERM, and some time later
 * SIGKILL.
 */
async function cancel(
  queued: readonly (QueuedTask | undefined)[],
  cancelled: Set<string>,
): Promise<void> {
  const jobs = [
    ...new Set(
      queued.flatMap((task) =>
        task && !hasEnded(task.state) && !cancelled.has(task.job) ? [task.job] : [],
      ),
    ),
  ];
  if (jobs.length > 0 && (await slurmProgram("scancel", jobs)).status === 0)
    jobs.forEach((job) => cancelled.add(job));
}

/** How many tasks run and wait, and what the first waits for. */
function inWords(queued: readonly (QueuedTask | undefined)[]): string {
  const [running, waiting] = ["RUNNING", "PENDING"].map((state) =>
    queued.filter((task) => task?.state === state),
  );
  return [
    `${running.length} running`,
    ...(waiting.length > 0 ? [`${waiting.length} waiting (${waiting[0]!.reason})`] : []),
  ].join(", ");
}
