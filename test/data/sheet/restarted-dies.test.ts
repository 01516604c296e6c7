import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readSheet, type SheetOptions } from "../../../src/lib/data/index";

const dir = mkdtempSync(join(tmpdir(), "numislab restarted dies "));
afterAll(() => rmSync(dir, { recursive: true }));

const file = join(dir, "dies.csv");
writeFileSync(
  file,
  `coin,Series,obverse die,reverse die
001,Felicitas,O1,R1
002,Felicitas,O2,R1
003,Felicitas,O2,R2
004,Pietas,O1,R1
005,Pietas,O1,R2
006,Pietas,O2,R2
`,
);
const obverses = async (options: SheetOptions) =>
  (await readSheet(file, { options })).rows.map(({ obverseDie }) => obverseDie);

describe("dies that begin at 1 in each series", () => {
  it("are refused until it is said what equal names mean", async () => {
    await expect(readSheet(file)).rejects.toThrow(/column 'Series' .*--dies-restart/);
  });

  it("are named by their series where each counts its own", async () => {
    expect(await obverses({ diesRestart: true })).toEqual([
      "Felicitas O1",
      "Felicitas O2",
      "Felicitas O2",
      "Pietas O1",
      "Pietas O1",
      "Pietas O2",
    ]);
  });

  it("keep their names where a die is the same throughout", async () => {
    expect(await obverses({ diesRestart: false })).toEqual(["O1", "O2", "O2", "O1", "O1", "O2"]);
  });
});
