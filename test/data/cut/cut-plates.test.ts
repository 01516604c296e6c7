import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fromCsv } from "../../../src/lib/base/index";
import { findCoin, readPhotograph, toPng } from "../../../src/lib/coins/index";
import { cutPlates } from "../../../src/lib/data/index";
import { pairSides } from "../../../src/lib/data/cut/pair-sides";
import { drawCoins } from "../../coins/pictures";

const dir = mkdtempSync(join(tmpdir(), "numislab cut "));
afterAll(() => rmSync(dir, { recursive: true }));

const at = (x: number, y: number, diameter = 100) => ({
  centre: [x, y] as [number, number],
  diameter,
});

describe("pairSides", () => {
  it("pairs neighbours of one size whose gap is smaller than that to the next coin", () => {
    const row = [at(100, 100), at(210, 100), at(400, 100), at(510, 100)];
    expect(pairSides([...row, at(100, 300), at(210, 300)])).toEqual([
      { obverse: 0, reverse: 1 },
      { obverse: 2, reverse: 3 },
      { obverse: 4, reverse: 5 },
    ]);
  });

  it("leaves coins alone that are evenly apart, of different sizes, or odd in number", () => {
    const alone = (n: number) => Array.from({ length: n }, (_, i) => ({ alone: i }));
    expect(pairSides([0, 1, 2, 3].map((n) => at(150 * n, 100)))).toEqual(alone(4));
    expect(pairSides([at(100, 100), at(200, 100, 60)])).toEqual(alone(2));
    expect(pairSides([0, 1, 2].map((n) => at(110 * n, 100)))).toEqual(alone(3));
  });
});

describe("cutPlates", () => {
  it("writes one photograph a side, numbered row by row, with a table of where it was", async () => {
    const plate = join(dir, "plate.png");
    const coins: [number, number, number][] = [
      [140, 140, 90],
      [350, 140, 90],
      [720, 140, 90],
      [930, 140, 90],
      [400, 420, 100],
    ];
    writeFileSync(plate, await toPng(drawCoins({ width: 1100, height: 560, coins })));
    const out = join(dir, "cut");
    const { refused } = await cutPlates([plate, join(dir, "missing.png")], out);
    expect(refused.map(({ file }) => file)).toEqual([join(dir, "missing.png")]);
    expect(readdirSync(out).sort()).toEqual([
      "cut.csv",
      "plate-001-obverse.png",
      "plate-001-reverse.png",
      "plate-002-obverse.png",
      "plate-002-reverse.png",
      "plate-003.png",
    ]);
    const rows = fromCsv(readFileSync(join(out, "cut.csv"), "utf8"));
    expect(rows.map(({ side }) => side)).toEqual(["obverse", "reverse", "obverse", "reverse", ""]);
    rows.forEach(({ x, y, diameter }, i) => {
      expect(Math.hypot(Number(x) - coins[i][0], Number(y) - coins[i][1])).toBeLessThan(4);
      expect(Math.abs(Number(diameter) / (2 * coins[i][2]) - 1)).toBeLessThan(0.03);
    });
    const { diameter, warnings } = findCoin(await readPhotograph(join(out, "plate-003.png")));
    expect(Math.abs(diameter / 200 - 1)).toBeLessThan(0.03);
    expect(warnings).toEqual([]);
    await expect(cutPlates([plate], out)).rejects.toThrow(/is not empty/);
  });
});
