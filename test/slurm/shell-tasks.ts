import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ArrayTask } from "../../src/lib/slurm/index";

/** What is done when a task has written its draft; `$here` is the folder, `$task` its number. */
export const outputOf = (folder: string, task: number): string => join(folder, `out-${task}`);

/**
 * Tasks that write a draft and, after the lines of `script`, rename it. They note how often, and on
 * which node, they began.
 */
export const shellTasks = (folder: string, count: number, script: string): ArrayTask[] =>
  Array.from({ length: count }, (_, task) => ({
    name: `task-${task}`,
    command: () => [
      "bash",
      "-c",
      `here=$0 task=$1; echo "$SLURMD_NODENAME $$" >> "$here/began-$task"; draft="$here/out-$task.$SLURMD_NODENAME-$$.partial"; echo half > "$draft"; ${script}; echo whole > "$draft"; mv "$draft" "$here/out-$task"`,
      folder,
      String(task),
    ],
    isDone: () => existsSync(outputOf(folder, task)),
  }));

/** Where a task was begun, and as which process, each time. */
export const begunAt = (folder: string, task: number): { node: string; pid: number }[] => {
  const file = join(folder, `began-${task}`);
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split(" "))
    .map(([node, pid]) => ({ node, pid: Number(pid) }));
};
