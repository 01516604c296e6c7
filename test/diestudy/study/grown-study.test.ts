import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  checkSameStudy,
  readEarlierDies,
  STUDY_FILE,
  studySource,
} from "../../../src/lib/diestudy/index";

let dir: string;
let [photographs, out] = ["", ""];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "numislab grown "));
  [photographs, out] = [join(dir, "p"), join(dir, "s")];
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Writes photographs by coin, and makes a study.json of those that were there before. */
async function studyOf(before: Record<string, string>, now: Record<string, string>) {
  for (const folder of [photographs, out]) mkdirSync(folder);
  const write = (coins: Record<string, string>) => {
    for (const [coin, text] of Object.entries(coins))
      writeFileSync(join(photographs, `${coin}.jpg`), text);
  };
  write(before);
  writeFileSync(join(out, STUDY_FILE), JSON.stringify(await studySource(photographs)));
  for (const coin of Object.keys(before))
    if (!(coin in now)) rmSync(join(photographs, `${coin}.jpg`));
  write(now);
  return studySource(photographs);
}

describe("checkSameStudy", () => {
  it("takes a study to which photographs were added, and says nothing", async () => {
    expect(await checkSameStudy(out, await studyOf({ a: "1" }, { a: "1", b: "2" }))).toEqual([]);
  });

  it("tells which photographs were removed, and which were made again", async () => {
    const before = { a: "1", b: "2", c: "3", d: "4" };
    expect(await checkSameStudy(out, await studyOf(before, { a: "1", b: "2", c: "5" }))).toEqual([
      expect.stringMatching(/photographs of c are others than in the study before/),
      "d of the study before is not there any more",
    ]);
  });

  it.each([
    [
      "a coin has the photograph that another had",
      { a: "2", b: "2", c: "3", d: "4" },
      /in which a is/,
    ],
    ["most photographs are others", { a: "5", b: "6", c: "7", d: "4" }, /in which a is another/],
    ["no coin is in common", { x: "1", y: "2" }, /no coin in common/],
  ])("refuses it where %s", async (_, now, message) => {
    const source = await studyOf({ a: "1", b: "2", c: "3", d: "4" }, now as Record<string, string>);
    await expect(checkSameStudy(out, source)).rejects.toThrow(message);
  });
});

describe("readEarlierDies", () => {
  const DIES = "coin,obverse_die,reverse_die\n1,O4,R1\n002,O4,\n";
  it("reads dies.csv, whose zeros a spreadsheet program may have dropped, and the highest number", async () => {
    const coins = { "001": "1", "002": "2" };
    const json = await studyOf(coins, coins);
    writeFileSync(
      join(out, STUDY_FILE),
      JSON.stringify({ ...json, highestDies: { obverse: 9, reverse: 1 } }),
    );
    writeFileSync(join(out, "dies.csv"), DIES);
    const earlier = (await readEarlierDies(out))!;
    expect([...earlier.obverse.dies]).toEqual([
      ["001", "O4"],
      ["002", "O4"],
    ]);
    expect([...earlier.reverse.dies]).toEqual([["001", "R1"]]);
    expect(earlier.obverse.highest).toBe(9);
  });

  it("knows none where there is no finished study", async () => {
    expect(await readEarlierDies(dir)).toBeNull();
  });
});
