import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toPng } from "../../src/lib/coins/index";
import { startEngine } from "../../src/lib/engine/index";
import {
  comparePhotographs,
  matchFolder,
  readSides,
  startWorkers,
} from "../../src/lib/matchers/index";
import { findSwapped } from "../../src/lib/matchers/find-swapped";
import { swappedHalves, type Halves } from "../../src/lib/matchers/swapped-halves";
import { bothHalves, simulated, type SimulatedCoin } from "./registration/coins";

const dir = mkdtempSync(join(tmpdir(), "numislab swapped "));
const [folder, cache] = [join(dir, "coins"), join(dir, "cache")];
afterAll(() => rmSync(dir, { recursive: true }));
const turned = ({ obverse, reverse }: SimulatedCoin) =>
  bothHalves({ obverse: reverse, reverse: obverse });

/** Thirteen coins, the fifth of them with its halves swapped. */
let coins: Halves[];
beforeAll(async () => {
  await startEngine();
  mkdirSync(folder);
  const made = simulated(13);
  const files = made.map(({ name }) => join(folder, `${name}.png`));
  for (const [i, coin] of made.entries())
    writeFileSync(files[i], await toPng(i === 4 ? turned(coin) : bothHalves(coin)));
  writeFileSync(join(dir, "right.png"), await toPng(bothHalves(made[4])));
  const read = await readSides(
    files.map((file) => ({ file, sides: ["obverse", "reverse"] })),
    "halves",
    startWorkers(0),
    { cache },
  );
  coins = read.map(({ sides: [obverse, reverse] }) => ({
    obverse: obverse.seen,
    reverse: reverse.seen,
  }));
});

const turn = ({ obverse, reverse }: Halves): Halves => ({ obverse: reverse, reverse: obverse });

describe("swappedHalves", () => {
  it("names the coins whose halves are swapped, and no other", async () => {
    expect(await swappedHalves(coins)).toEqual([4]);
    expect(await swappedHalves(coins.map((coin, i) => (i === 4 ? turn(coin) : coin)))).toEqual([]);
    expect(
      await swappedHalves(
        coins.map((coin, i) => (i === 4 || i === 0 || i === 11 ? turn(coin) : coin)),
      ),
    ).toEqual([0, 11]);
  });

  it("calls the fewer swapped where most are", async () => {
    expect(await swappedHalves(coins.map(turn))).toEqual([4]);
  });

  it("says nothing of a few coins", async () => {
    expect(await swappedHalves(coins.slice(0, 11))).toEqual([]);
  });
});

describe("swapped halves", () => {
  it("are refused in a folder, and processing continues with the rest", async () => {
    const { coins: compared, refused, pairs } = await matchFolder(folder, { cache, threads: 0 });
    expect(refused).toEqual([
      {
        file: expect.stringMatching(/005\.png$/),
        why: expect.stringMatching(/005\.png seems to have its halves swapped/),
      },
    ]);
    expect(compared).toHaveLength(12);
    expect(pairs).toHaveLength(12 * 11);
  });

  it("are found in a folder of few coins by the rule of two photographs", async () => {
    const swapped = (some: readonly Halves[]) => findSwapped(some.length, async (i) => some[i]);
    const own = coins[0]; // a second strike of the same dies would look like it
    expect(await swapped([own, own, turn(own), coins[1]])).toEqual([{ coin: 2, or: null }]);
    expect(await swapped([own, turn(own)])).toEqual([
      { coin: 0, or: 1 },
      { coin: 1, or: 0 },
    ]);
    expect(await swapped([own, own, coins[1]])).toEqual([]);
  });

  it("are told of where two photographs of one coin are compared", async () => {
    await expect(
      comparePhotographs(join(folder, "005.png"), join(dir, "right.png"), { cache }),
    ).rejects.toThrow(/has its halves swapped/);
  });
});
