import { spawn } from "child_process";
import { existsSync } from "fs";
import { basename, dirname, join, resolve } from "path";
import { createInterface } from "readline";
import { NumislabError, type OnProgress, makeFolder } from "../base/index";
import { jupyterEnvironment, projectPython } from "./jupyter-environment";

export interface NotebookRun {
  /** The project's folder. */
  root: string;
  /** The notebook; it is read only. */
  notebook: string;
  /** Where the notebook with its outputs goes. */
  out: string;
  /** Where the same as one self-contained HTML page goes, if anywhere. */
  html?: string;
  /** The notebook's parameters: environment variables that its cells see. */
  parameters?: Record<string, string>;
  /** Told when a cell begins. */
  onProgress?: OnProgress;
  /** Ends the run, kernel included. */
  signal?: AbortSignal;
}

/**
 * Runs a notebook without a browser, from its first cell to its last, in a kernel of its own.
 *
 * @throws NumislabError "state" naming the cell that failed and what it said (what was reached is
 *   in `out` all the same), "input" when there is no such notebook, "usage" when `out` is the
 *   notebook itself, "stopped" on the signal
 */
export async function runNotebook({
  root,
  notebook,
  out,
  html,
  parameters = {},
  onProgress,
  signal,
}: NotebookRun): Promise<void> {
  const name = basename(notebook);
  if (!existsSync(notebook)) throw new NumislabError("input", `There is no notebook ${notebook}.`);
  if (resolve(out) === resolve(notebook))
    throw new NumislabError(
      "usage",
      `${name} would be overwritten with its own outputs; name another file for them.`,
    );
  if (signal?.aborted) throw new NumislabError("stopped", `${name} was not started.`);
  makeFolder(dirname(resolve(out)));
  if (html) makeFolder(dirname(resolve(html)));

  const runner = spawn(
    projectPython(root),
    [
      join(__dirname, "offline", "run_notebook.py"),
      resolve(notebook),
      resolve(out),
      ...(html ? [resolve(html)] : []),
    ],
    {
      cwd: root,
      env: jupyterEnvironment(root, { PYTHONDONTWRITEBYTECODE: "1", ...parameters }),
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const stop = () => runner.kill("SIGTERM");
  signal?.addEventListener("abort", stop);
  let failed: { failed: number; cells: number; text: string } | null = null;
  let complaints = "";
  runner.stderr.on("data", (chunk) => (complaints = (complaints + chunk).slice(-4096)));
  createInterface({ input: runner.stdout }).on("line", (line) => {
    const message = JSON.parse(line);
    if (message.failed) failed = message;
    else onProgress?.({ stage: name, done: message.cell - 1, total: message.cells });
  });
  const code = await new Promise<number | null>((done, fail) =>
    runner.once("error", fail).once("close", done),
  );
  signal?.removeEventListener("abort", stop);

  if (signal?.aborted) throw new NumislabError("stopped", `${name} was stopped.`);
  if (failed) {
    const { failed: cell, cells, text } = failed as { failed: number; cells: number; text: string };
    throw new NumislabError("state", `${name}: cell ${cell} of ${cells} failed.\n${text}`);
  }
  if (code !== 0)
    throw new NumislabError(
      "state",
      `${name} could not be run: ${complaints.trim().split("\n").at(-1)}`,
    );
}
