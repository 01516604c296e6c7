import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lastWords, makeFolder } from "../../base/index";
import type { StopSignal } from "../../training/index";
import type { PointRunner } from "./run-points";
import { trainCommand } from "./train-command";

/** How often it is looked whether the sweep shall end, in milliseconds. */
const POLL_INTERVAL_MS = 100;

/**
 * Runs points as processes of this machine, each with `numislab train`. What a process prints goes
 * to a log beside the point's configuration in `folder`. Once the signal says so, every process is
 * asked to stop, which it does after the batch it is at, with its checkpoint and model saved. None
 * outlives this process.
 *
 * @param numislab the program and its first words
 */
export function localRunner(
  numislab: readonly string[],
  folder: string,
  signal: StopSignal,
): { run: PointRunner; close(): void } {
  const children = new Set<ChildProcess>();
  const endAll = (how: NodeJS.Signals) => children.forEach((child) => child.kill(how));
  const watch = setInterval(() => {
    if (signal.reason() === null) return;
    clearInterval(watch);
    endAll("SIGINT");
  }, POLL_INTERVAL_MS);
  const onExit = () => endAll("SIGKILL");
  process.on("exit", onExit);
  makeFolder(folder);

  const run: PointRunner = async (point, resume) => {
    const log = join(folder, `${point.id}.log`);
    const [program, ...words] = await trainCommand(numislab, folder, point, resume);
    const out = openSync(log, "a");
    try {
      // in a group of its own: Ctrl-C in the terminal must reach it once, through us
      const child = spawn(program, words, { stdio: ["ignore", out, out], detached: true });
      children.add(child);
      if (signal.reason()) child.kill("SIGINT"); // it came after the others were told
      const code = await new Promise<number | string>((done) => {
        child.once("error", (error) => done(error.message));
        child.once("close", (code, killed) => done(code ?? `killed by ${killed}`));
      });
      children.delete(child);
      return code === 0
        ? null
        : typeof code === "string"
          ? code
          : lastWords(readFileSync(log, "utf8"));
    } finally {
      closeSync(out);
    }
  };
  const close = () => {
    clearInterval(watch);
    process.off("exit", onExit);
    endAll("SIGKILL");
  };
  return { run, close };
}
