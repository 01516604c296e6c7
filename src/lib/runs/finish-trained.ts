import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { PARTIAL } from "../base/index";
import { STOP_FILE } from "../training/index";
import { claimFolder } from "./claim";
import { readRecord, writeJson } from "./run-folder";
import { isTrained, type RunRecord } from "./run-record";

/**
 * Whether training and evaluation of a run are complete but its report is not: the process was
 * killed in between, the report failed, or an older version recorded the run as finished too early.
 */
export function lacksReport(folder: string): boolean {
  const record = readRecord(folder);
  if (!isTrained(record)) return false;
  // the page is written last, after the figures
  return (
    record.state !== "finished" ||
    (foldersToReport(folder, record) !== null && !existsSync(join(folder, "report.html")))
  );
}

/**
 * Makes the report that a run lacks, then records the run as finished.
 *
 * @returns the runs that the report is about, and its path
 * @throws NumislabError "state" where another process works in the folder; whatever `report` throws
 */
export async function finishTrained(
  folder: string,
  report: (folders: readonly string[]) => Promise<string>,
  now = () => new Date(),
): Promise<{ folders: readonly string[]; report: string }> {
  const release = claimFolder(folder);
  try {
    clearLeftovers(folder);
    const record = readRecord(folder);
    const folders = foldersToReport(folder, record) ?? [folder];
    const page = await report(folders);
    if (record.state !== "finished")
      await writeJson(join(folder, "run.json"), {
        ...record,
        state: "finished",
        reason: null,
        end: now().toISOString(),
      });
    return { folders, report: page };
  } finally {
    release();
  }
}

/**
 * The runs that the report in a run's folder is about: the run, or all of a series in that of its
 * last run; null for the other runs of a series.
 */
export function foldersToReport(folder: string, { series }: RunRecord): string[] | null {
  if (!series) return [folder];
  if (series.before.length + 1 < series.seeds) return null;
  return [...series.before.map((id) => join(dirname(folder), id)), folder];
}

/**
 * Removes what an earlier process left: drafts that it was writing when it was killed, and the STOP
 * that whoever resumes has overruled.
 */
export function clearLeftovers(folder: string): void {
  const drafts = readdirSync(folder, {
    recursive: true,
    encoding: "utf8",
  }).filter((name) => name.endsWith(PARTIAL));
  for (const name of [...drafts, STOP_FILE]) rmSync(join(folder, name), { force: true });
}
