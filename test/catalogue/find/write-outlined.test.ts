import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { outlinedFiles } from "../../../src/lib/catalogue/index";

const dir = mkdtempSync(join(tmpdir(), "numislab outlined "));
for (const folder of ["a", "b"]) mkdirSync(join(dir, folder));
for (const file of ["a/1.png", "a/2.jpg", "a/2-outlined.png", "b/1.jpg", "b/1-2.jpg"])
  writeFileSync(join(dir, file), "");
symlinkSync(join(dir, "a"), join(dir, "link"));
afterAll(() => rmSync(dir, { recursive: true }));

const names = (out: string, ...photographs: string[]) =>
  outlinedFiles(
    join(dir, out),
    photographs.map((photograph) => join(dir, photograph)),
  ).map((file) => basename(file));

describe("outlinedFiles", () => {
  it("keeps a photograph's name in a folder of its own", () => {
    expect(names("out", "a/1.png", "a/2.jpg")).toEqual(["1.png", "2.png"]);
  });

  it("names no photograph, nor its neighbours, in the photographs' own folder or a link to it", () => {
    for (const out of ["a", "link"])
      expect(names(out, "a/1.png", "a/2.jpg", "a/2-outlined.png")).toEqual([
        "1-outlined.png",
        "2-outlined-2.png",
        "2-outlined-outlined.png",
      ]);
  });

  it("tells photographs of the same name apart, whatever their case", () => {
    expect(names("out", "a/1.png", "b/1.jpg", "b/1-2.jpg")).toEqual([
      "1.png",
      "1-2.png",
      "1-2-2.png",
    ]);
    expect(outlinedFiles(join(dir, "out"), ["x/A.jpg", "y/a.jpg"]).map((f) => basename(f))).toEqual(
      ["A.png", "a-2.png"],
    );
  });
});
