import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toPng } from "../../../src/lib/coins/index";
import { fingerprint } from "../../../src/lib/runs/provenance";
import { readyCoins } from "../../../src/lib/experiments/siamese/ready-coins";
import { drawCoins } from "../../coins/pictures";

const dir = mkdtempSync(join(tmpdir(), "numislab ready "));
const recipe = { size: 32, flatten: true };
const half = (turned: number) =>
  toPng(drawCoins({ width: 200, height: 200, coins: [[100, 100, 70]], turned }));
const [both, single] = [join(dir, "both"), join(dir, "single")];

beforeAll(async () => {
  for (const folder of [both, single]) mkdirSync(join(folder, "images"), { recursive: true });
  for (const coin of [1, 2, 3, 4]) {
    const coins: [number, number, number][] =
      coin === 3
        ? []
        : [
            [100, 100, 70],
            [300, 100, 70],
          ];
    writeFileSync(
      join(both, "images", `${coin}.png`),
      await toPng(drawCoins({ width: 400, height: 200, coins, turned: coin })),
    );
    writeFileSync(join(single, "images", `${coin}-obverse.png`), await half(coin));
    if (coin !== 2) writeFileSync(join(single, "images", `${coin}-reverse.png`), await half(-coin));
  }
  const sheet = "coin,obverse die,reverse die\n1,O1,R1\n2,O1,R2\n3,O2,R2\n4,O3,R3\n";
  for (const folder of [both, single]) writeFileSync(join(folder, "die-links.csv"), sheet);
});
afterAll(() => rmSync(dir, { recursive: true }));

describe("readyCoins", () => {
  it("leaves out, by name, a photograph that shows no coin; its fingerprint counts", async () => {
    const { coins, warnings, fingerprints } = await readyCoins(both, { layout: "halves" }, recipe);
    expect(coins.map(({ name }) => name)).toEqual(["1", "2", "4"]);
    expect(warnings.join()).toMatch(/coin 3 is left out: .*3\.png \(obverse\) shows no coin/);
    expect(fingerprints.photographs).toBe(
      fingerprint([1, 2, 3, 4].map((coin) => join(both, "images", `${coin}.png`))),
    );
  });

  it("takes each side from a photograph of its own, and keeps the other side of a coin that lacks one", async () => {
    const { coins, warnings, fingerprints } = await readyCoins(
      single,
      { layout: "single" },
      recipe,
    );
    expect(coins.map(({ name }) => name)).toEqual(["1", "2", "3", "4"]);
    expect(coins[0].pictures.obverse).not.toEqual(coins[0].pictures.reverse);
    // no pair is made of a side that nobody has seen
    expect([coins[1].obverseDie, coins[1].reverseDie]).toEqual(["O1", null]);
    expect(warnings).toEqual([
      "1 of 4 coins have no photograph of the reverse, so that their reverses are not used: 2",
    ]);
    const files = [1, 2, 3, 4].flatMap((coin) =>
      coin === 2 ? [`${coin}-obverse`] : [`${coin}-obverse`, `${coin}-reverse`],
    );
    expect(fingerprints.photographs).toBe(
      fingerprint(files.map((name) => join(single, "images", `${name}.png`))),
    );
  });

  it("takes coins of which one side is photographed, and says once that the other is missing", async () => {
    const obverses = join(dir, "obverses");
    mkdirSync(obverses);
    for (const coin of [1, 2, 4])
      writeFileSync(join(obverses, `${coin}_obv.png`), await half(coin));
    writeFileSync(join(obverses, "dies.csv"), "coin,obverse die\n1,O1\n2,O1\n4,O2\n");
    const { coins, warnings } = await readyCoins(obverses, { layout: "single" }, recipe);
    expect(coins.map(({ name, obverseDie, reverseDie }) => [name, obverseDie, reverseDie])).toEqual(
      [
        ["1", "O1", null],
        ["2", "O1", null],
        ["4", "O2", null],
      ],
    );
    expect(warnings).toEqual([
      "no coin has a photograph of its reverse: the reverses are not evaluated",
    ]);
  });

  it("gives the same out of its cache", async () => {
    const cache = join(dir, "cache");
    const fresh = await readyCoins(both, { layout: "halves" }, recipe, undefined, cache);
    expect(await readyCoins(both, { layout: "halves" }, recipe, undefined, cache)).toEqual(fresh);
    expect(fresh).toEqual(await readyCoins(both, { layout: "halves" }, recipe));
  });
});
