import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readTrainedRun, type SiameseConfig } from "../../src/lib/runs/index";
import { wholeRecord } from "./whole-record";

const dir = mkdtempSync(join(tmpdir(), "trained runs "));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const none = { value: null, low: null, high: null };
const obverse = { pairs: 3, same: 0, f1: null, rocAuc: none, averagePrecision: none };

/** A run folder with the files of a trained run. */
function runFolder(name: string, record: object): string {
  const folder = join(dir, name);
  mkdirSync(folder);
  const files = {
    "run.json": wholeRecord(record),
    "config.json": { kind: "siamese", name: "old", data: { folder: "coins" } },
    "evaluation.json": {
      coins: 3,
      tested: 1,
      bestEpoch: 1,
      heldOut: { obverse, reverse: obverse },
    },
    "metrics.jsonl": { epoch: 1, loss: 0.5 },
  };
  for (const [file, value] of Object.entries(files))
    writeFileSync(join(folder, file), JSON.stringify(value));
  return folder;
}

const read = (folder: string, next?: string) =>
  readTrainedRun<SiameseConfig, { coins: number }, { loss: number }>(folder, "siamese", next);

describe("readTrainedRun", () => {
  it("reads what the folder holds, settings that the run did not know with their defaults", () => {
    const run = read(runFolder("finished", { kind: "siamese", state: "finished" }));
    expect(run).toMatchObject({ result: { coins: 3 }, history: [{ loss: 0.5 }] });
    expect(run.config.training.epochs).toBeGreaterThan(0);
  });

  it("reads a run that lacks nothing but its report", () => {
    const trained = { kind: "siamese", state: "failed", trained: "2026-01-01T00:00:00.000Z" };
    expect(read(runFolder("no report", trained)).result.coins).toBe(3);
  });

  it("refuses a run that is not trained, and says what to do first", () => {
    const folder = runFolder("stopped", { kind: "siamese", state: "stopped", trained: null });
    expect(() => read(folder, "make the report")).toThrow(
      `${folder} is stopped, not finished: go on with it (npx numislab train --resume '${folder}'), then make the report.`,
    );
  });

  it("refuses a run of another kind", () => {
    const folder = runFolder("other", { kind: "classifier", state: "finished" });
    expect(() => read(folder)).toThrow(`${folder} is a run of kind classifier, not siamese`);
  });
});
