import type { RunMetric } from "./evaluation-file";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { textDigest } from "../provenance";
import { readRecord, readText } from "../run-folder";
import { differences, settingsOf, type Setting } from "./flat-config";
import { summaryOf, type RunSummary } from "./list-runs";

/** Runs side by side: every list is in the order of the runs. */
export interface RunComparison {
  runs: RunSummary[];
  /** Only the settings that differ; null where a run has no such setting. */
  config: Record<string, (Setting | null)[]>;
  figures: Record<string, (RunMetric | null)[]>;
  /**
   * Whether all were tested on the same photographs; metrics on different ones cannot be ranked.
   */
  sameData: boolean;
  /** Each run's epochs, a row each; null where it has none yet. */
  curves: (string | null)[];
}

/**
 * Compares runs of any kind and state.
 *
 * @param folders  the runs'
 */
export function compareRuns(folders: readonly string[]): RunComparison {
  const runs = folders.map(summaryOf);
  const names = [...new Set(runs.flatMap(({ figures }) => Object.keys(figures)))];
  const config = differences(folders.map(settingsOf));
  return {
    runs,
    config: Object.fromEntries(
      Object.entries(config).map(([key, values]) => [key, values.map((value) => value ?? null)]),
    ),
    figures: Object.fromEntries(
      names.map((name) => [name, runs.map(({ figures }) => figures[name] ?? null)]),
    ),
    sameData: new Set(folders.map(testedOn)).size === 1,
    curves: folders.map(
      (folder) => [join(folder, "history.csv")].find((file) => existsSync(file)) ?? null,
    ),
  };
}

/** What a run was tested on: its photographs and how they were split. */
function testedOn(folder: string): string {
  const { data } = readRecord(folder);
  const split = join(folder, "split.csv");
  return JSON.stringify([
    data.sha256.photographs,
    existsSync(split) ? textDigest(readText(split)) : null,
  ]);
}
