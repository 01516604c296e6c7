import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { escapeMarkup, type OnProgress, writeWholeSync, makeFolder } from "../base/index";
import { showHtml } from "./display";

const FOLDER = "NUMISLAB_JOB";
const NOTE = "NUMISLAB_JOB_NOTE";

/**
 * What passes between a notebook and whoever runs it headless. In JupyterLab nobody does, and all
 * this does nothing.
 */
export interface NotebookJob {
  /** The settings that the runner asks for; empty in JupyterLab. */
  settings: object;
  /** Tells the runner how far a long call has come. */
  onProgress: OnProgress;
  /** Hands the runner what came out. */
  finish(result: Record<string, unknown>): void;
}

/**
 * The notebook's side of a headless run: settings from outside, progress and result to the outside.
 * What the runner wants readers to know stands in the cell's output. In JupyterLab there are no
 * settings, and the rest does nothing.
 */
export function notebookJob(): NotebookJob {
  const folder = process.env[FOLDER];
  const note = process.env[NOTE];
  if (note) showHtml(`<p><strong>${escapeMarkup(note)}</strong></p>`, note);
  if (!folder) return { settings: {}, onProgress: () => {}, finish: () => {} };
  let last = 0;
  return {
    settings: JSON.parse(readFileSync(join(folder, "settings.json"), "utf8")),
    onProgress(progress) {
      const now = performance.now();
      if (progress.done < progress.total && now - last < 200) return;
      last = now;
      appendFileSync(join(folder, "progress.jsonl"), `${JSON.stringify(progress)}\n`);
    },
    finish: (result) => writeWholeSync(join(folder, "result.json"), JSON.stringify(result)),
  };
}

/** The environment variable that shows a note in the first cell of a notebook. */
export const noteForNotebook = (note: string): Record<string, string> => ({ [NOTE]: note });

/**
 * The runner's side: gives a notebook its settings, follows its progress and takes its result.
 *
 * @param root  the project's folder
 * @param run  runs the notebook with these environment variables
 * @returns what the notebook handed over; null where it handed over nothing
 */
export async function withNotebookJob(
  root: string,
  settings: Record<string, unknown>,
  onProgress: OnProgress,
  run: (environment: Record<string, string>) => Promise<void>,
): Promise<Record<string, unknown> | null> {
  makeFolder(join(root, ".cache"));
  const folder = mkdtempSync(join(root, ".cache", "job-"));
  const progressFile = join(folder, "progress.jsonl");
  const resultFile = join(folder, "result.json");
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
  let told = 0;
  const follow = () => {
    const lines = existsSync(progressFile)
      ? readFileSync(progressFile, "utf8").split("\n").slice(0, -1)
      : [];
    for (const line of lines.slice(told)) onProgress(JSON.parse(line));
    told = lines.length;
  };
  const timer = setInterval(follow, 300);
  try {
    await run({ [FOLDER]: folder });
    follow();
    return existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, "utf8")) : null;
  } finally {
    clearInterval(timer);
    rmSync(folder, { recursive: true, force: true });
  }
}
