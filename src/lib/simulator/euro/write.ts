import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import {
  cannotWrite,
  isDraftOf,
  isOfLock,
  lockFolder,
  makeFolder,
  NumislabError,
  random,
  writeWhole,
} from "../../base/index";
import { photographEuro } from "./photograph";
import { planPhotograph, tableOf, type SimulatedPhotograph } from "./plan";

export interface SimulateEuroOptions {
  /** How many, 4 … 100,000. */
  photographs: number;
  /** The same seed gives the same bytes. */
  seed: number;
  onProgress?: (done: number, total: number) => void;
}

const MADE_BY = "numislab simulator of 2-euro photographs";
const RECORD = "simulation.json";
const TABLE = "photographs.csv";
const IN_FLIGHT = 4;

/**
 * Simulates photographs of 2-euro coins into a folder, in the naming of the write-up:
 * `images/Francia0 (125).jpg`, the four designs in turn; `photographs.csv`, the class and the
 * parameters of each; `simulation.json`, which says whether the folder is complete.
 *
 * Every file appears whole or not at all. A folder that holds anything but an earlier simulation is
 * left alone.
 *
 * @throws NumislabError "input" for a number out of range or a folder that holds something else;
 *   "state" while another process writes into it
 */
export async function simulateEuro(
  dir: string,
  options: SimulateEuroOptions,
): Promise<{ images: string[]; table: string }> {
  whole("photographs", options.photographs, 4, 100_000);
  whole("seed", options.seed, -2147483648, 4294967295);
  const unlock = lockFolder(dir);
  try {
    return await photographInto(dir, options);
  } finally {
    unlock();
  }
}

async function photographInto(
  dir: string,
  { photographs, seed, onProgress }: SimulateEuroOptions,
): Promise<{ images: string[]; table: string }> {
  await makeRoom(dir);
  const record = { madeBy: MADE_BY, options: { photographs, seed } };
  // the mark comes first, so that a simulation that was interrupted is known as one and can be made
  // again
  await writeWhole(join(dir, RECORD), JSON.stringify({ ...record, complete: false }, null, 1));
  makeFolder(join(dir, "images"));

  const made: SimulatedPhotograph[] = [];
  const writing = new Set<Promise<void>>();
  let done = 0;
  try {
    for (let k = 0; k < photographs; k++) {
      const photograph = planPhotograph(seed, k);
      made.push(photograph);
      const work = writePhotograph(dir, photograph, seed).then(() => {
        writing.delete(work);
        onProgress?.(++done, photographs);
      });
      writing.add(work);
      if (writing.size >= IN_FLIGHT) await Promise.race(writing);
    }
    await Promise.all(writing);
  } catch (error) {
    await Promise.allSettled(writing);
    throw error;
  }
  const table = join(dir, TABLE);
  await writeWhole(table, tableOf(made));
  await writeWhole(
    join(dir, RECORD),
    JSON.stringify({ ...record, complete: true, photographs: made }, null, 1),
  );
  return { images: made.map(({ file }) => join(dir, "images", file)), table };
}

async function writePhotograph(
  dir: string,
  { file, class: side, shot }: SimulatedPhotograph,
  seed: number,
): Promise<void> {
  const { data, width, height } = photographEuro(
    side,
    shot,
    random(seed).fork(`pixels of ${file}`),
  );
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: shot.quality, chromaSubsampling: "4:2:0" })
    .toBuffer();
  await writeWhole(join(dir, "images", file), bytes, { sync: false });
}

function whole(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high)
    throw new NumislabError(
      "input",
      `simulate: ${name} must be a whole number from ${low} to ${high}, not ${value}.`,
    );
}

const isTable = (name: string) => [TABLE, RECORD].includes(name);
const isPicture = (name: string) => /^[A-Z][a-z]+0 \(\d+\)\.jpg$/.test(name);

/** Makes the folder, or clears what an earlier simulation left in it. */
async function makeRoom(dir: string): Promise<void> {
  try {
    makeFolder(dir);
    const entries = (await readdir(dir)).filter((name) => !isOfLock(name));
    const marked = (await readFile(join(dir, RECORD), "utf8").catch(() => "")).includes(
      `"madeBy": "${MADE_BY}"`,
    );
    if (!marked && entries.some((name) => !isDraftOf(name, isTable)))
      throw new NumislabError(
        "input",
        `simulate: ${dir} is not empty and holds no earlier simulation of 2-euro photographs. Name a new folder, or empty this one.`,
      );
    const pictures = marked ? await readdir(join(dir, "images")).catch(() => []) : [];
    for (const name of pictures)
      if (isPicture(name) || isDraftOf(name, isPicture)) await rm(join(dir, "images", name));
    for (const name of entries)
      if (isDraftOf(name, isTable) || (marked && name === TABLE)) await rm(join(dir, name));
  } catch (error) {
    throw cannotWrite(dir, error);
  }
}
