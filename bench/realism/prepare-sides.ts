import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { prepareCoin } from "../../src/lib/coins/index";
import { SIDES } from "../../src/lib/data/index";
import { random } from "../../src/lib/base/random";
import { mapConcurrent } from "../../src/lib/base/index";

/**
 * A coin of either set: its photograph, its dies, and on each side what a look-alike must share
 * with it.
 */
export interface JudgedCoin {
  name: string;
  file: string;
  obverse: { die: string; design: string };
  reverse: { die: string; design: string };
}

/** One side of a set as `measure.py` wants it. */
export interface SideJob {
  name: string;
  side: string;
  file: string;
  size: number;
  count: number;
  same: [number, number][];
  alike: [number, number][];
}

const SIZE = 560;

/**
 * Normalises both sides of each coin and writes them for `measure.py`: grey, mask, relief without
 * light, a byte each.
 */
export async function prepareSides(
  name: string,
  coins: readonly JudgedCoin[],
  folder: string,
  most: number,
  unsure: ReadonlySet<string> = new Set(),
): Promise<SideJob[]> {
  const jobs = SIDES.map((side): SideJob => ({
    name,
    side,
    file: join(folder, `${name}-${side}.bin`),
    size: SIZE,
    count: coins.length,
    ...pairsOf(coins, side, most, unsure),
  }));
  const files = jobs.map(({ file }) => createWriteStream(file));
  for (let start = 0; start < coins.length; start += 8) {
    const prepared = await mapConcurrent(coins.slice(start, start + 8), 4, ({ file }) =>
      prepareCoin(file, { size: SIZE }),
    );
    for (const coin of prepared)
      SIDES.forEach((side, i) => {
        const { grey, mask, flat } = coin[side]!;
        files[i].write(Uint8Array.from(grey, (v) => Math.round(v * 255)));
        files[i].write(mask);
        files[i].write(
          new Uint8Array(Int8Array.from(flat, (v) => Math.round((v * 127) / 3)).buffer),
        );
      });
  }
  await Promise.all(files.map((file) => new Promise((done) => file.end(done))));
  return jobs;
}

/** Every same-die pair and pairs of look-alikes, at most `most` of each, drawn at random. */
function pairsOf(
  coins: readonly JudgedCoin[],
  side: "obverse" | "reverse",
  most: number,
  unsure: ReadonlySet<string>,
): Pick<SideJob, "same" | "alike"> {
  const same: [number, number][] = [];
  const alike: [number, number][] = [];
  coins.forEach((a, i) =>
    coins.slice(i + 1).forEach((b, k) => {
      if (a[side].die === b[side].die) same.push([i, i + 1 + k]);
      else if (a[side].design === b[side].design && !unsure.has(`${side} ${a.name} ${b.name}`))
        alike.push([i, i + 1 + k]);
    }),
  );
  const some = (pairs: [number, number][]) =>
    random(1)
      .shuffle(pairs)
      .slice(0, most)
      .sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  return { same: some(same), alike: some(alike) };
}
