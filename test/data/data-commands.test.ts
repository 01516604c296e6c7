import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { numislab as run } from "../numislab";

const dir = mkdtempSync(join(tmpdir(), "numislab data "));
afterAll(() => rmSync(dir, { recursive: true }));

const numislab = (...words: string[]) => run("data", ...words);

describe("numislab data", () => {
  it("lists the sets that can be fetched", async () => {
    const { code, out } = await numislab("list", "--json");
    expect(code).toBe(0);
    expect(JSON.parse(out).map((s: { name: string }) => s.name)).toEqual([
      "euro-denominations",
      "euro2-catalogue",
      "hoard",
    ]);
  });

  it("fetches from a mirror, names what fails, and exits 1", async () => {
    mkdirSync(join(dir, "mirror", "euro2-catalogue"), { recursive: true });
    const { code, out, err } = await numislab(
      "fetch",
      "euro2-catalogue",
      "--mirror",
      join(dir, "mirror"),
      "--out",
      join(dir, "out"),
      "--json",
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ fetched: 0, present: 0 });
    expect(JSON.parse(out).failed.length).toBe(269);
    expect(err).toMatch(/failed: writeup-2004-greece\.jpg: the mirror lacks/);
    expect(err).toMatch(/Citation: rozinko/);
    expect(readFileSync(join(dir, "out", "SOURCE.txt"), "utf8")).toMatch(/Licence: MIT/);
    expect(readFileSync(join(dir, "out", "catalogue.csv"), "utf8")).toMatch(
      /^file,kind,country,year/,
    );
  });

  it("exits 2 for a set that is unknown, and a mirror that lacks it", async () => {
    expect(await numislab("fetch", "hord")).toMatchObject({
      code: 2,
      out: "",
      err: expect.stringMatching(/there is no data set 'hord'/),
    });
    expect(
      await numislab("fetch", "hoard", "--mirror", join(dir, "mirror"), "--out", join(dir, "none")),
    ).toMatchObject({ code: 2, err: expect.stringMatching(/the mirror has no folder/) });
  });

  it("checks a class folder, and exits 1 where a photograph cannot be read", async () => {
    mkdirSync(join(dir, "coins"));
    for (const name of ["A0 (1).jpg", "A0 (2).jpg"])
      writeFileSync(
        join(dir, "coins", name),
        await sharp({ create: { width: 120, height: 120, channels: 3, background: "#888" } })
          .jpeg()
          .toBuffer(),
      );
    writeFileSync(join(dir, "coins", "B0 (1).jpg"), "no picture");
    const { code, out } = await numislab(
      "check",
      join(dir, "coins"),
      "--out",
      join(dir, "findings.csv"),
      "--json",
    );
    expect(code).toBe(1);
    expect(JSON.parse(out).findings.map((f: { kind: string }) => f.kind)).toEqual([
      "unreadable",
      "duplicate",
    ]);
    expect(readFileSync(join(dir, "findings.csv"), "utf8").split("\n").length).toBe(5);
  });
});
