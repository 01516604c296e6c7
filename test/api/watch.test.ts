import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runs, watchRun } from "../../src/lib/index";
import { wholeRecord } from "../runs/whole-record";

const experiments = mkdtempSync(join(tmpdir(), "numislab watch "));
afterAll(() => rmSync(experiments, { recursive: true, force: true }));
const folder = join(experiments, "small", "20260101-000000-abcd");
mkdirSync(folder, { recursive: true });
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const state = (now: string) =>
  put("run.json", JSON.stringify(wholeRecord({ name: "small", state: now })));

describe("a run", () => {
  it("that has stopped is drawn at once, with its state", async () => {
    state("stopped");
    put("metrics.jsonl", '{"epoch":1,"loss":0.5,"validation":0.4}\n');
    expect(await watchRun("small", { experiments })).toEqual({ folder, state: "stopped" });
  });

  it("that goes on is watched until it ends", async () => {
    state("running");
    setTimeout(() => state("finished"), 30);
    const end = await watchRun(folder, { every: 0.01 });
    expect(end.state).toBe("finished");
  });

  it("gives its files as tables: names as text, numbers as numbers, an empty cell of them as NaN", async () => {
    put("pairs.csv", "coin_a,coin_b,score,same\n001,x2,0.5,true\n002,3,,false\n");
    const table = await runs.read(folder, "pairs");
    expect(table.columns).toEqual(["coin_a", "coin_b", "score", "same"]);
    expect(table.values).toEqual([
      ["001", "x2", 0.5, true],
      ["002", "3", NaN, false],
    ]);
  });

  it("names the tables that it has where another one is asked for", async () => {
    await expect(runs.read(folder, "thresholds")).rejects.toThrow(
      /has no sweep\.csv; it has pairs$/,
    );
  });
});
