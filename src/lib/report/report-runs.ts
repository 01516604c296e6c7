import { basename, join } from "node:path";
import { readJson, type RunRecord } from "../experiments/index";
import { NumislabError } from "../errors";
import { reportClassifier } from "./classifier-report";
import { reportSiamese } from "./siamese-report";

/**
 * Makes the page about a run of any kind, or about a classifier's runs with several seeds.
 *
 * @param folders  the runs'
 * @param file  where it goes; report.html in the last run's folder where it is left out
 * @returns the page's path
 * @throws NumislabError as the reports do
 */
export async function reportRuns(root: string, folders: readonly string[], file?: string): Promise<string> {
  const kinds = folders.map((folder) => readJson<RunRecord>(join(folder, "run.json")).kind);
  if (kinds.every((kind) => kind === "classifier")) return reportClassifier(root, folders, file);
  if (folders.length === 1) return reportSiamese(root, folders[0], file);
  throw new NumislabError("usage", `Several runs make one page only where they train one classifier with several seeds: give one of ${folders.map((folder) => basename(folder)).join(", ")}.`);
}
