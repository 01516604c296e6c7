import { cpSync } from "node:fs";
import { basename } from "node:path";
import { readRecord } from "../run-folder";
import type { RunRecord } from "../run-record";
import { settingsOf, type Setting } from "./flat-config";
import { runMetrics, runHistory } from "./run-metrics";

/** A run as trackers of experiments see it. */
export interface ExportedRun {
  record: RunRecord;
  params: Record<string, Setting>;
  /**
   * One value each: metrics (`accuracy`) and the bounds of their intervals (`accuracy_low`,
   * `accuracy_high`).
   */
  figures: Record<string, number>;
  /**
   * Values from epoch to epoch, named `epoch/loss` and so on, lest they be taken for a metric of
   * the test.
   */
  curves: Record<string, { step: number; value: number }[]>;
}

/** Reads a run for other tools. */
export function exportedRun(folder: string): ExportedRun {
  const record = readRecord(folder);
  const history = runHistory(folder);
  const measured = [...new Set(history.flatMap((entry) => Object.keys(entry)))].filter(
    (name) => name !== "epoch",
  );
  const figures = Object.entries(runMetrics(folder, record.kind)).flatMap(
    ([name, { value, low, high }]) => [
      [name, value],
      ...(low === null
        ? []
        : [
            [`${name}_low`, low],
            [`${name}_high`, high],
          ]),
    ],
  );
  return {
    record,
    params: settingsOf(folder),
    figures: Object.fromEntries(figures),
    curves: Object.fromEntries(
      measured.map((name) => [
        `epoch/${name}`,
        history.map((entry) => ({ step: entry.epoch, value: entry[name] })),
      ]),
    ),
  };
}

/** Copies what is worth keeping of a run: no checkpoints and no lock. */
export function copyArtifacts(folder: string, to: string): void {
  cpSync(folder, to, {
    recursive: true,
    filter: (path) => !/^(checkpoint.*\.bin|STOP|\.running.*)$|\.partial$/.test(basename(path)),
  });
}
