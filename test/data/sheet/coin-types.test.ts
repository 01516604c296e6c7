import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { coinTypes } from "../../../src/lib/data/index";

const dir = mkdtempSync(join(tmpdir(), "numislab types "));
const photographs = join(dir, "photographs");
const sheet = join(dir, "types.csv");
beforeAll(() => {
  mkdirSync(photographs);
  for (const name of ["001.jpg", "002.jpg", "010.jpg"]) writeFileSync(join(photographs, name), "");
});
afterAll(() => rmSync(dir, { recursive: true }));

const types = (text: string) => {
  writeFileSync(sheet, text);
  return coinTypes(photographs, sheet);
};

describe("coinTypes", () => {
  it("calls coins as the folder does, and leaves what is empty unknown", async () => {
    const found = await types(
      "coin,image,obverse_legend,reverse_legend,mint\n1,001.jpg,IMP MAXIMIANVS,GENIO,TT\n2,002.jpg,,GENIO,TT\n77,077.jpg,IMP,SOLI,TT\n",
    );
    expect(found).toEqual(
      new Map([
        ["001", { obverse: "IMP MAXIMIANVS", reverse: "GENIO" }],
        ["002", { obverse: undefined, reverse: "GENIO" }],
      ]),
    );
  });

  it("needs one side only, however the columns are written", async () => {
    expect(await types("Coin;Obverse Type\n10;A\n")).toEqual(
      new Map([["010", { obverse: "A", reverse: undefined }]]),
    );
  });

  it("says what is wrong with a sheet", async () => {
    await expect(types("coin,weight\n1,4.2\n")).rejects.toThrow(
      /says no types: its first row must name a column coin, and obverse_type or reverse_type/,
    );
    await expect(types("coin,obverse_type\nx1,A\n")).rejects.toThrow(/none of its 1 coins is in/);
    await expect(coinTypes(photographs, join(dir, "none.csv"))).rejects.toThrow(
      /none\.csv does not exist/,
    );
  });
});
