/**
 * Pages about runs, and parts of them.
 *
 * @module
 */
import { reportRuns } from "../jobs/index";
import { exampleSheet } from "../report/index";
import { workspace } from "./workspace";

export { lossWords, truthTable } from "../report/index";

interface PageOptions {
  root?: string;
  /** Where the page goes; in the last run's folder where it is left out. */
  file?: string;
}

/**
 * Makes the page about a run of any kind, about a classifier's runs with several seeds, or about
 * several runs compared.
 *
 * @param folders of the runs
 * @returns the page's path
 */
export function page(
  folders: readonly string[],
  { root = workspace().root, file }: PageOptions = {},
): Promise<string> {
  return reportRuns(root, folders, file);
}

/**
 * Held-out pairs of a Siamese run with their photographs side by side: the most confident wrong
 * answers of a kind, or right ones.
 *
 * @param run from `runs.readSiamese`
 * @returns a PNG; null where there is no such answer, or its photographs are gone
 */
export function examples(
  run: Parameters<typeof exampleSheet>[1],
  kind: "falsePositives" | "falseNegatives" | "right",
  { root = workspace().root } = {},
): Promise<Buffer | null> {
  return exampleSheet(root, run, kind);
}
