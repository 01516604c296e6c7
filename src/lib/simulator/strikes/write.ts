import { availableParallelism } from "node:os";
import { join } from "node:path";
import {
  mapConcurrent,
  lockFolder,
  NumislabError,
  sheetJs,
  threadPool,
  toCsv,
  writeWhole,
  makeFolder,
} from "../../base/index";
import { filesOf, type SimulatedLayout } from "./coin-files";
import type { CoinAnswer, CoinQuestion } from "./coin-thread";
import { makeRoom, MADE_BY, RECORD, SHEET, SPECIMENS, TRUTH, VERSION } from "./folder";
import { checkedOptions, type SimulateOptions } from "./options";
import type { PlannedCoin } from "./plan";
import { coinName, hoardStriker, planOf } from "./striker";
import { strikesOf } from "./truth";

export interface SimulateHoardOptions extends SimulateOptions {
  /** One picture a coin, obverse in its left half (the default), or one a side. */
  layout?: SimulatedLayout;
  /** Coins struck at once, each in a thread of its own; as many as there are cores, 8 at most. */
  threads?: number;
  onProgress?: (done: number, total: number) => void;
}

/** Coins below which threads do not pay: each takes a second to start and to get up to speed. */
const FEW = 16;

/**
 * Simulates a hoard into a folder: `images/001.jpg` … (or `001-obverse.jpg`, `001-reverse.jpg`),
 * the sheet of die links `die-links.xlsx` (coin, obverse die, reverse die; no header), `truth.json`
 * (where each strike's design lies in its picture; see `readTruth`), `simulation.json` (options,
 * dies, and how each coin was struck), `specimens.csv` where coins are photographed again, and, where asked for, `maps/001-obverse-height.png`,
 * `-normal.png`, `-mask.png` …
 *
 * Every file appears whole or not at all. A folder that holds anything but an earlier simulation is
 * left alone.
 *
 * @throws NumislabError "input" for a number out of range or a folder that holds something else;
 *   "state" while another process writes into it
 */
export async function simulateHoard(
  dir: string,
  options: SimulateHoardOptions,
): Promise<{ images: string[]; sheet: string; truth: string }> {
  const { layout = "halves" } = options;
  if (layout !== "halves" && layout !== "single")
    throw new NumislabError(
      "input",
      `simulate: layout must be "halves" or "single", not "${String(layout)}".`,
    );
  const checked = checkedOptions(options);
  const unlock = lockFolder(dir);
  try {
    return await strikeInto(dir, checked, { ...options, layout });
  } finally {
    unlock();
  }
}

async function strikeInto(
  dir: string,
  checked: ReturnType<typeof checkedOptions>,
  {
    layout,
    threads = Math.min(availableParallelism(), 8),
    onProgress,
  }: SimulateHoardOptions & { layout: SimulatedLayout },
): Promise<{ images: string[]; sheet: string; truth: string }> {
  await makeRoom(dir);
  const plan = planOf(checked);
  const record = {
    madeBy: MADE_BY,
    version: VERSION,
    options: { ...checked, rephotographs: checked.rephotographs || undefined, layout },
    struckFrom: plan.struckFrom,
    dies: { obverse: plan.obverseDies, reverse: plan.reverseDies },
  };
  // the mark comes first, so that a simulation that was interrupted is known as one and can be made
  // again
  await writeWhole(join(dir, RECORD), JSON.stringify({ ...record, complete: false }, null, 1));
  for (const folder of checked.maps ? ["images", "maps"] : ["images"])
    makeFolder(join(dir, folder));

  const pool =
    checked.coins >= FEW && threads > 1
      ? threadPool<CoinQuestion, CoinAnswer>(join(__dirname, "coin-thread.ts"), threads)
      : null;
  const make = pool
    ? (planned: PlannedCoin) => pool.ask({ options: checked, layout, planned })
    : striking(checked, layout);
  let done = 0;
  const begun = new Set<Promise<unknown>>();
  const written = async (planned: PlannedCoin) => {
    const { images, maps, ...about } = await make(planned);
    await Promise.all(
      [...images, ...maps].map(({ path, bytes }) =>
        writeWhole(join(dir, path), Buffer.from(bytes)),
      ),
    );
    return { images: images.map(({ path }) => join(dir, path)), planned, ...about };
  };
  try {
    const coins = await mapConcurrent(plan.coins, 2 * threads, async (planned) => {
      const coin = written(planned);
      begun.add(coin);
      await coin;
      begun.delete(coin);
      onProgress?.(++done, plan.coins.length);
      return coin;
    });
    if (checked.rephotographs > 0) await writeWhole(join(dir, SPECIMENS), specimensOf(plan.coins));
    const sheet = join(dir, SHEET);
    const truth = join(dir, TRUTH);
    await writeWhole(sheet, sheetOf(plan.coins.map((c) => [c.coin, c.obverseDie, c.reverseDie])));
    await writeWhole(
      truth,
      JSON.stringify(
        { madeBy: MADE_BY, strikes: coins.flatMap(({ strikes }) => strikes) },
        null,
        1,
      ),
    );
    const told = coins.map(({ name, planned, truth: struck }) => ({ name, ...planned, ...struck }));
    await writeWhole(
      join(dir, RECORD),
      JSON.stringify({ ...record, complete: true, coins: told }, null, 1),
    );
    return { images: coins.flatMap(({ images }) => images), sheet, truth };
  } finally {
    await Promise.allSettled(begun); // after a failure in one lane, others are still at work
    await pool?.close();
  }
}

/** The same as in a thread, here. */
function striking(
  options: SimulateOptions,
  layout: SimulatedLayout,
): (planned: PlannedCoin) => Promise<CoinAnswer> {
  const strike = hoardStriker(options);
  return async (planned) => {
    const coin = strike(planned);
    return {
      ...(await filesOf(coin, layout)),
      name: coin.name,
      truth: coin.truth,
      strikes: strikesOf(coin, layout),
    };
  };
}

/** Which photographs show one specimen: of every photograph the name of its first. */
function specimensOf(coins: readonly PlannedCoin[]): string {
  const name = (coin: number) => coinName(coin, coins.length);
  const rows = coins.map(({ coin, specimen }) => ({
    coin: name(coin),
    specimen: name(specimen ?? coin),
  }));
  return toCsv(rows, ["coin", "specimen"]);
}

function sheetOf(rows: readonly (readonly [number, string, string])[]): Buffer {
  const xlsx = sheetJs();
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows.map((r) => [...r])), "Sheet1");
  return xlsx.write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
}
