import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import writeFileAtomic from "write-file-atomic";
import * as xlsx from "xlsx";
import { NumislabError } from "../../errors";
import { planOf, simulateCoins, type SimulatedCoin } from "./coin";
import { checkedOptions, type SimulateOptions } from "./options";
import type { Picture } from "./photograph";

export interface SimulateHoardOptions extends SimulateOptions {
  /** One picture a coin, obverse in its left half (the default), or one a side. */
  layout?: "halves" | "single";
  onProgress?: (done: number, total: number) => void;
}

const MADE_BY = "numislab strike simulator";
const RECORD = "simulation.json";
const SHEET = "die-links.xlsx";
/** Pictures being compressed while the next coin is struck. */
const IN_FLIGHT = 4;
const QUALITY = 90;

/**
 * Simulates a hoard into a folder: `images/001.jpg` … (or `001-obverse.jpg`, `001-reverse.jpg`), the sheet of die links
 * `die-links.xlsx` (coin, obverse die, reverse die; no header) and `simulation.json`, the truth about every strike.
 *
 * Every file appears whole or not at all. A folder that holds anything but an earlier simulation is left alone.
 *
 * @throws NumislabError "input" for a number out of range or a folder in use
 */
export async function simulateHoard(dir: string, options: SimulateHoardOptions): Promise<{ images: string[]; sheet: string }> {
  const { layout = "halves", onProgress } = options;
  if (layout !== "halves" && layout !== "single")
    throw new NumislabError("input", `simulate: layout must be "halves" or "single", not "${String(layout)}".`);
  const checked = checkedOptions(options);
  await makeRoom(dir);
  const plan = planOf(checked);
  const record = { madeBy: MADE_BY, options: { ...checked, layout }, struckFrom: plan.struckFrom, dies: { obverse: plan.obverseDies, reverse: plan.reverseDies } };
  // the mark comes first, so that a simulation that was interrupted is known as one and can be made again
  await writeFileAtomic(join(dir, RECORD), JSON.stringify({ ...record, complete: false }, null, 1));
  await mkdir(join(dir, "images"), { recursive: true });

  const images: string[] = [];
  const truths: object[] = [];
  const writing = new Set<Promise<void>>();
  let done = 0;
  const put = (name: string, picture: Picture): Promise<void> => {
    const path = join(dir, "images", name);
    images.push(path);
    return encode(picture).then((bytes) => writeFileAtomic(path, bytes));
  };
  try {
    for (const coin of simulateCoins(checked)) {
      const work = (
        layout === "halves"
          ? put(`${coin.name}.jpg`, sideBySide(coin))
          : Promise.all([put(`${coin.name}-obverse.jpg`, coin.obverse), put(`${coin.name}-reverse.jpg`, coin.reverse)])
      ).then(() => {
        writing.delete(work);
        onProgress?.(++done, checked.coins);
      });
      writing.add(work);
      truths.push({ name: coin.name, ...coin.plan, ...coin.truth });
      if (writing.size >= IN_FLIGHT) await Promise.race(writing);
    }
    await Promise.all(writing);
  } catch (error) {
    await Promise.allSettled(writing);
    throw error;
  }
  const sheet = join(dir, SHEET);
  await writeFileAtomic(sheet, sheetOf(plan.coins.map((c) => [c.coin, c.obverseDie, c.reverseDie])));
  await writeFileAtomic(join(dir, RECORD), JSON.stringify({ ...record, complete: true, coins: truths }, null, 1));
  return { images, sheet };
}

/** Half-written files that a kill left behind; write-file-atomic adds a number to the name. */
const UNFINISHED = /^(die-links\.xlsx|simulation\.json)\.\d+$/;
const PICTURE = /^\d{3,6}(-obverse|-reverse)?\.jpg(\.\d+)?$/;

/** Makes the folder, or clears what an earlier simulation left in it. */
async function makeRoom(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    const entries = await readdir(dir);
    const marked = (await readFile(join(dir, RECORD), "utf8").catch(() => "")).includes(`"madeBy": "${MADE_BY}"`);
    if (!marked && entries.some((name) => !UNFINISHED.test(name)))
      throw new NumislabError("input", `simulate: ${dir} is not empty and holds no earlier simulation. Name a new folder, or empty this one.`);
    const pictures = marked ? await readdir(join(dir, "images")).catch(() => []) : [];
    for (const name of pictures) if (PICTURE.test(name)) await rm(join(dir, "images", name));
    for (const name of entries) if (UNFINISHED.test(name) || (marked && name === SHEET)) await rm(join(dir, name));
  } catch (error) {
    if (error instanceof NumislabError) throw error;
    throw new NumislabError("input", `simulate: can't write into ${dir}: ${(error as Error).message}`, { cause: error });
  }
}

function encode({ width, height, data }: Picture): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } }).jpeg({ quality: QUALITY, chromaSubsampling: "4:2:0" }).toBuffer();
}

/** Both sides in one picture, obverse left. */
function sideBySide({ obverse, reverse }: SimulatedCoin): Picture {
  const { width, height } = obverse;
  const data = new Uint8Array(width * 2 * height * 3);
  for (let y = 0; y < height; y++) {
    data.set(obverse.data.subarray(y * width * 3, (y + 1) * width * 3), y * width * 6);
    data.set(reverse.data.subarray(y * width * 3, (y + 1) * width * 3), y * width * 6 + width * 3);
  }
  return { width: width * 2, height, data };
}

function sheetOf(rows: readonly (readonly [number, string, string])[]): Buffer {
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows.map((r) => [...r])), "Sheet1");
  return xlsx.write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
}
