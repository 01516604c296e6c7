import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { annotateRun, listRuns, readAnnotation, runsTable } from "../../src/lib/runs/index";

const root = mkdtempSync(join(tmpdir(), "numislab annotations "));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const record = (name: string, id: string) => ({
  name,
  id,
  kind: "siamese",
  seed: 1,
  state: "finished",
  reason: null,
  start: `2026-03-04T00:00:0${id}.000Z`,
  trained: null,
  end: `2026-03-04T00:01:0${id}.000Z`,
  data: { folder: "coins", simulated: true, sha256: {} },
  provenance: { numislab: "0.1.0", engine: { name: "native" } },
});
const folderOf = (id: string) => join(root, "map", id);
beforeEach(() => {
  rmSync(join(root, "map"), { recursive: true, force: true });
  for (const id of ["1", "2"]) {
    mkdirSync(folderOf(id), { recursive: true });
    writeFileSync(join(folderOf(id), "run.json"), JSON.stringify(record("map", id)));
    writeFileSync(join(folderOf(id), "config.json"), "{}");
  }
});

describe("what a person writes of a run", () => {
  it("is read again, and a part that is left out stays", () => {
    expect(readAnnotation(folderOf("1"))).toEqual({ note: "", archived: false });
    annotateRun(folderOf("1"), { note: "blurred “photographs”" });
    annotateRun(folderOf("1"), { archived: true });
    expect(readAnnotation(folderOf("1"))).toEqual({
      note: "blurred “photographs”",
      archived: true,
    });
    expect(annotateRun(folderOf("1"), { note: "" })).toEqual({ note: "", archived: true });
  });

  it("leaves the run as it was", () => {
    const before = readFileSync(join(folderOf("1"), "run.json"), "utf8");
    annotateRun(folderOf("1"), { note: "good", archived: true });
    expect(readFileSync(join(folderOf("1"), "run.json"), "utf8")).toBe(before);
  });

  it("stands in lists, which leave out archived runs unless they are asked for", async () => {
    annotateRun(folderOf("1"), { note: "kept" });
    annotateRun(folderOf("2"), { archived: true });
    expect(listRuns(root).map(({ id, note }) => [id, note])).toEqual([["1", "kept"]]);
    const all = listRuns(root, { archived: true });
    expect(all.map(({ id, archived }) => [id, archived])).toEqual([
      ["2", true],
      ["1", false],
    ]);
    expect((await runsTable(all))["note"].values).toEqual(["", "kept"]);
  });

  it("that cannot be read is named, and the other runs are listed", () => {
    writeFileSync(join(folderOf("1"), "annotation.json"), '{"note": 3}');
    const told: string[] = [];
    expect(listRuns(root, { onWarning: (text) => told.push(text) }).map(({ id }) => id)).toEqual([
      "2",
    ]);
    expect(told.join()).toMatch(/annotation\.json is no annotation of a run/);
    cpSync(join(folderOf("2"), "run.json"), join(folderOf("1"), "annotation.json"));
    expect(readAnnotation(folderOf("1"))).toEqual({ note: "", archived: false });
  });
});
