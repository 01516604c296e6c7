import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toPng } from "../../../src/lib/coins/index";
import { unlabelledCoins } from "../../../src/lib/experiments/siamese/unlabelled-coins";
import { parseSiameseConfig } from "../../../src/lib/runs/index";
import { drawCoins } from "../../coins/pictures";

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "unlabelled-"));
  mkdirSync(join(dir, "coins"));
  for (let i = 1; i <= 5; i++)
    writeFileSync(
      join(dir, "coins", `${i}.png`),
      await toPng(
        drawCoins({
          width: 400,
          height: 200,
          coins:
            i === 5
              ? []
              : [
                  [100, 100, 60 + i],
                  [295, 100, 75 - i],
                ],
          turned: i,
        }),
      ),
    );
  writeFileSync(join(dir, "sheet.csv"), "coin,obverse die,reverse die\n2,O1,R1\n");
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const read = (unlabelled: object) =>
  unlabelledCoins(
    parseSiameseConfig(
      {
        kind: "siamese",
        name: "a",
        data: { unlabelled },
        input: { size: 32 },
        sampler: { kind: "m-per-die", hoards: "apart" },
        augment: { restrike: true },
      },
      "a.json",
    ),
    dir,
    undefined,
    join(dir, "cache"),
  );

describe("unlabelledCoins", () => {
  it("takes every coin but those of the sheet, and names a photograph that shows none", async () => {
    const { coins, warnings, fingerprints } = await read({ folder: "coins", except: "sheet.csv" });
    expect(coins.map(({ name }) => name)).toEqual(["1", "3", "4"]);
    expect(coins.every(({ unlabelled }) => unlabelled)).toBe(true);
    expect(new Set(coins.map(({ obverseDie }) => obverseDie)).size).toBe(3);
    expect(warnings).toContainEqual(expect.stringContaining("unlabelled coin 5 is left out"));
    expect(fingerprints.unlabelled).toMatch(/^[0-9a-f]{64}$/);
  });

  it("takes the first of them where a number is named", async () => {
    const { coins } = await read({ folder: "coins", except: "sheet.csv", coins: 2 });
    expect(coins.map(({ name }) => name)).toEqual(["1", "3"]);
  });

  it("shows a coin several times in hoards of their own, so that it never meets itself as another", async () => {
    const { coins } = await read({ folder: "coins", times: 3 });
    const own = coins.filter(({ name }) => name === "1");
    expect(new Set(own.map(({ hoard }) => hoard)).size).toBe(3);
    expect(new Set(own.map(({ obverseDie }) => obverseDie)).size).toBe(3);
  });

  it("is nothing where no folder is named", async () => {
    expect(await read({})).toEqual({ coins: [], fingerprints: {}, warnings: [] });
  });
});
