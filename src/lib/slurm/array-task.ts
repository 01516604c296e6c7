import type { OnProgress } from "../base/index";

/**
 * A part of a piece of work, done by a process of its own that leaves something behind by which it
 * is known to be done.
 */
export interface ArrayTask {
  /**
   * Names the work for good, also in a later call: where anything in the work is another, so is its
   * name.
   */
  name: string;
  /**
   * The program and its words, paths absolute. Asked each time before it is submitted. To kill it
   * anywhere and to run it again must do no harm. What this throws is why the task fails.
   */
  command(): readonly string[] | Promise<readonly string[]>;
  /** Asked at the start, and when the process has ended. */
  isDone(): boolean | Promise<boolean>;
}

/** How an array of tasks is run. */
export interface ArrayOptions {
  /** Begins the names of the jobs in Slurm's queue. */
  name: string;
  /**
   * For scripts, logs and what was submitted; the nodes must see it too. Only one process at a time
   * may call for a folder.
   */
  folder: string;
  /** File of a batch script instead of the one that ships (see `jobScript`). */
  template?: string;
  /**
   * How many tasks run at a time, those apart that are tried again; what the cluster gives where it
   * is left out.
   */
  atOnce?: number;
  /** How often a task is submitted before it counts as failed. */
  tries?: number;
  /** Between two looks at the queue, in milliseconds. */
  pollMs?: number;
  /** Ends the work early: what is in the queue is cancelled. */
  signal?: { reason(): string | null };
  onProgress?: OnProgress;
  /** What a user may want to know: jobs submitted and found, tasks that are tried again. */
  onNote?: (note: string) => void;
  onEnd?: (end: TaskEnd) => void;
}

/** What became of a task. */
export interface TaskEnd {
  name: string;
  state: "done" | "failed" | "stopped";
  /** Why it failed: Slurm's word, and the last of its log. */
  reason: string | null;
  /** Of its last process. */
  log: string | null;
}
