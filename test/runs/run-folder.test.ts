import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  createRunFolder,
  findRun,
  modelOf,
  readJson,
  writeJson,
} from "../../src/lib/runs/run-folder";
import { wholeRecord } from "./whole-record";

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), "runs ")))); // a path with a space
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const now = new Date("2026-03-04T05:06:07Z");
const finish = (folder: string, end: string, state = "finished") =>
  writeFileSync(join(folder, "run.json"), JSON.stringify(wholeRecord({ state, end })));

describe("createRunFolder", () => {
  it("gives two runs that begin in the same second a folder each", () => {
    const folders = Array.from({ length: 20 }, () => createRunFolder(dir, "x", now));
    expect(new Set(folders).size).toBe(20);
    expect(folders[0]).toMatch(/20260304-050607-[0-9a-f]{4}$/);
  });

  it("says what is wrong where it cannot be made", () => {
    writeFileSync(join(dir, "x"), "a file in the way");
    expect(() => createRunFolder(dir, "x", now)).toThrow(/Cannot make the run folder .*x/);
  });
});

describe("findRun", () => {
  it("takes a path, a name with an id, or a name, which is its latest run", () => {
    const first = createRunFolder(dir, "x", now);
    const second = createRunFolder(dir, "x", new Date(now.getTime() + 5000));
    finish(first, "1");
    finish(second, "2");
    expect(findRun(dir, first)).toBe(first);
    expect(findRun(dir, `x/${first.split("/").at(-1)}`)).toBe(first);
    expect(findRun(dir, "x")).toBe(second);
  });

  it("names what there is when there is no such run", () => {
    finish(createRunFolder(dir, "good", now), "1");
    writeFileSync(join(dir, "README.md"), "a file among the folders");
    expect(() => findRun(dir, "bad")).toThrow(/There is no run bad: .*good/);
    expect(() => findRun(join(dir, "nowhere"), "bad")).toThrow(/none yet/);
  });
});

describe("modelOf", () => {
  it("is the model of the run that finished last, whatever its name", () => {
    const a = createRunFolder(dir, "a", now);
    const b = createRunFolder(dir, "b", now);
    finish(a, "2026-03-05");
    finish(b, "2026-03-04");
    finish(createRunFolder(dir, "c", now), "2026-03-06", "stopped");
    expect(modelOf(dir, undefined, "siamese")).toBe(join(a, "model"));
    expect(modelOf(dir, "b", "siamese")).toBe(join(b, "model"));
  });

  it("tells how to get one when there is none", () => {
    expect(() => modelOf(dir, undefined, "siamese")).toThrow(/train one/);
  });
});

describe("writeJson and readJson", () => {
  it("leaves nothing but the file, and the former one where writing fails", async () => {
    const file = join(dir, "a.json");
    await writeJson(file, { a: 1 });
    await expect(
      writeJson(file, {
        toJSON: () => {
          throw new Error("broken");
        },
      }),
    ).rejects.toThrow();
    expect(readJson(file)).toEqual({ a: 1 });
    expect(readdirSync(dir)).toEqual(["a.json"]);
  });

  it("says which file is missing or broken", () => {
    writeFileSync(join(dir, "b.json"), "{");
    expect(() => readJson(join(dir, "none.json"))).toThrow(/Cannot read .*none\.json/);
    expect(() => readJson(join(dir, "b.json"))).toThrow(/b\.json is not JSON/);
  });

  it("says when a file cannot be written", async () => {
    writeFileSync(join(dir, "file"), "in the way");
    await expect(writeJson(join(dir, "file", "a.json"), {})).rejects.toThrow(
      /Cannot write .*a\.json/,
    );
  });
});

describe("modelOf", () => {
  it("takes a folder with a model of another library, for its reader to name", () => {
    for (const name of ["model.h5", "saved_model.pb", "model.keras"]) {
      const folder = join(dir, `of ${name}`);
      mkdirSync(folder);
      writeFileSync(join(folder, name), "");
      expect(modelOf(dir, folder, "classifier")).toBe(folder);
    }
    mkdirSync(join(dir, "empty"));
    expect(() => modelOf(dir, join(dir, "empty"), "classifier")).toThrow(/There is no run/);
  });
});
