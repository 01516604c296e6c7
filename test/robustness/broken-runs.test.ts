import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  finishedRuns,
  listRuns,
  readPairs,
  readRecord,
  runHistory,
} from "../../src/lib/runs/index";
import { wholeRecord } from "../runs/whole-record";

let experiments: string;
beforeEach(() => {
  experiments = mkdtempSync(join(tmpdir(), "numislab runs "));
});
afterEach(() => rmSync(experiments, { recursive: true }));

const RECORD = wholeRecord({ kind: "classifier" });
const EVALUATION = {
  classes: ["a", "b"],
  photographs: { training: 4, validation: 2, test: 2 },
  bestEpoch: 1,
  test: {
    accuracy: { value: 1, low: null, high: null },
    recall: { value: 1, low: null, high: null },
    macroRecall: 1,
    loss: 0.1,
  },
};

/** A run folder with these files; what is no text is written as JSON. */
function run(id: string, files: Record<string, unknown>): string {
  const folder = join(experiments, "coins", id);
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files))
    writeFileSync(
      join(folder, name),
      typeof content === "string" ? content : JSON.stringify(content),
    );
  return folder;
}

describe("runs of another version, half copied, or edited", () => {
  it.each([
    ["cut short", '{"name":"coi', /run\.json is not JSON .*: restore the file, or train again/],
    ["empty", "", /run\.json is not JSON \(it is empty\)/],
    ["a list", [], /run\.json does not hold a JSON object: restore the file/],
    ["without data", { ...RECORD, data: undefined }, /run\.json is not the record .*\(data\)/],
    ["of an unknown kind", { ...RECORD, kind: "detector" }, /\(kind\)/],
    ["of an unknown state", { ...RECORD, state: "paused" }, /\(state\)/],
    ["with a start that is none", { ...RECORD, start: "yesterday" }, /\(start\)/],
    ["with seeds that are none", { ...RECORD, series: { seeds: 3 } }, /\(series\.before\)/],
  ])("are named where the record is %s", (_, record, error) => {
    const folder = run("one", { "run.json": record });
    expect(() => readRecord(folder)).toThrow(error);
  });

  it("never hide the others", () => {
    const whole = run("whole", { "run.json": RECORD, "evaluation.json": EVALUATION });
    run("cut", { "run.json": '{"name":' });
    const other = { "run.json": RECORD, "evaluation.json": { ...EVALUATION, test: {} } };
    run("other", other);
    const half = { "run.json": RECORD, "evaluation.json": EVALUATION, "metrics.jsonl": '{"ep' };
    run("half", half);
    const told: string[] = [];
    const listed = listRuns(experiments, { onWarning: (text) => told.push(text) });
    expect(listed.map(({ folder }) => folder)).toEqual([whole]);
    expect(told.sort()).toEqual([
      expect.stringMatching(/cut is left out: .*run\.json is not JSON/),
      expect.stringMatching(/half is left out: .*metrics\.jsonl, line 1 is not JSON/),
      expect.stringMatching(/other is left out: .*evaluation\.json is not .*\(test\.accuracy\)/),
    ]);
    expect(finishedRuns(experiments, "classifier")).toContain(whole);
  });

  it("say which line of a journal is half written", () => {
    const folder = run("one", { "metrics.jsonl": '{"epoch":1,"loss":0.5}\n{"epoch":2,"lo' });
    expect(() => runHistory(folder)).toThrow(/metrics\.jsonl, line 2 is not JSON/);
  });

  it.skipIf(process.platform === "win32")("are not waited for where a file is a pipe", () => {
    const folder = run("one", {});
    execFileSync("mkfifo", [join(folder, "run.json")]);
    expect(() => readRecord(folder)).toThrow(/run\.json is a named pipe/);
  });

  it("never lose a 'true' that a spreadsheet program translated", () => {
    const header =
      "coin_a,coin_b,side,score,probability,called_same,same_die,held_out,fold,kept_score\n";
    const pairs = (same: string) => {
      const folder = run("one", {
        "pairs.csv": `${header}1,2,obverse,0.5,0.5,FALSE,${same},TRUE,0,\n`,
      });
      return readPairs(join(folder, "pairs.csv"));
    };
    expect(pairs("TRUE")).toEqual([
      expect.objectContaining({ same: true, called: false, heldOut: true }),
    ]);
    expect(() => pairs("WAHR")).toThrow(
      /pairs\.csv.*row 2, same_die: expected true or false, found 'WAHR'/,
    );
  });
});
