import { readdir } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import {
  crop,
  findCoins,
  readPhotograph,
  toPng,
  type OutlineInPicture,
  type Picture,
  type Side,
} from "../../coins/index";
import { makeFolder, NumislabError, toCsv, writeWhole } from "../../base/index";
import { pairSides } from "./pair-sides";

/** A coin that was cut out of a plate. */
export interface CutCoin {
  /** File in the folder of the coins. */
  file: string;
  /** Name of the coin: both sides have it. */
  coin: string;
  /** null where it is not known. */
  side: Side | null;
  plate: string;
  /** Centre and diameter in pixels of the plate. */
  x: number;
  y: number;
  diameter: number;
  /** How well its rim is seen, 0 to 1. */
  confidence: number;
  warning: string;
}

export interface CutPlates {
  coins: CutCoin[];
  /** Plates that could not be used, and why. */
  refused: { file: string; why: string }[];
}

/** Margin round a coin, in its diameters, where no other coin is nearer. */
const MARGIN = 0.12;
/** Coins that are smaller, or whose rim is seen worse, have a warning. */
const [MIN_DIAMETER_PX, SURE_RIM_PROBABILITY] = [150, 0.85];
const COLUMNS = [
  "file",
  "coin",
  "side",
  "plate",
  "x",
  "y",
  "diameter",
  "confidence",
  "warning",
] as const;

/**
 * Cuts plates with many coins into one photograph a side: PLATE-001-obverse.png and
 * PLATE-001-reverse.png where two sides of a size stand beside each other, PLATE-001.png else, row
 * by row. The table cut.csv says where each was.
 *
 * @param out folder, made where it is missing; it must be empty
 * @throws NumislabError "input" where `out` holds files already
 */
export async function cutPlates(
  plates: readonly string[],
  out: string,
  onProgress?: (done: number, total: number) => void,
): Promise<CutPlates> {
  await makeFolder(out);
  if ((await readdir(out)).length > 0)
    throw new NumislabError("input", `${out} is not empty: name a new folder with --out.`);
  const coins: CutCoin[] = [];
  const refused: CutPlates["refused"] = [];
  const taken = new Set<string>();
  for (const [n, plate] of plates.entries()) {
    try {
      coins.push(...(await cutPlate(plate, out, nameOf(plate, taken))));
    } catch (error) {
      if (!(error instanceof NumislabError) || error.code !== "input") throw error;
      refused.push({ file: plate, why: error.message });
    }
    onProgress?.(n + 1, plates.length);
  }
  await writeWhole(
    join(out, "cut.csv"),
    toCsv(
      coins.map((coin) => ({ ...coin })),
      COLUMNS,
    ),
  );
  return { coins, refused };
}

/** The name of a plate without its ending, once: a second one of the same name gets a number. */
function nameOf(plate: string, taken: Set<string>): string {
  const plain = basename(plate, extname(plate));
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain}~${n}`;
  taken.add(name.toLowerCase());
  return name;
}

async function cutPlate(plate: string, out: string, name: string): Promise<CutCoin[]> {
  const picture = await readPhotograph(plate);
  const outlines = findCoins(picture);
  if (outlines.length === 0)
    throw new NumislabError(
      "input",
      `${plate} shows no coin whose rim is seen: check that it is the right photograph, and that the coins do not touch.`,
    );
  const coins: CutCoin[] = [];
  for (const [n, place] of pairSides(outlines).entries()) {
    const coin = `${name}-${String(n + 1).padStart(3, "0")}`;
    const sides: [Side | null, number][] =
      "alone" in place
        ? [[null, place.alone]]
        : [
            ["obverse", place.obverse],
            ["reverse", place.reverse],
          ];
    for (const [side, i] of sides) {
      const { centre, diameter, seen } = outlines[i];
      const file = `${coin}${side ? `-${side}` : ""}.png`;
      await writeWhole(join(out, file), await toPng(cutOut(picture, outlines, i)));
      coins.push({
        file,
        coin,
        side,
        plate,
        x: Math.round(centre[0]),
        y: Math.round(centre[1]),
        diameter: Math.round(diameter),
        confidence: Number(seen.toFixed(3)),
        warning: warningOf(outlines[i]),
      });
    }
  }
  return coins;
}

function warningOf({ diameter, seen }: OutlineInPicture): string {
  if (seen < SURE_RIM_PROBABILITY) return "the rim is not well seen: look at the cut";
  return diameter < MIN_DIAMETER_PX
    ? `only ${Math.round(diameter)} px across: scan the plate with more`
    : "";
}

/** The square round a coin, with a margin that ends where another coin begins. */
function cutOut(picture: Picture, outlines: readonly OutlineInPicture[], i: number): Picture {
  const { corners, centre, diameter } = outlines[i];
  const xs = corners.filter((_, n) => n % 2 === 0);
  const ys = corners.filter((_, n) => n % 2 === 1);
  const gaps = outlines
    .filter((_, n) => n !== i)
    .map(
      (other) =>
        Math.hypot(centre[0] - other.centre[0], centre[1] - other.centre[1]) -
        (diameter + other.diameter) / 2,
    );
  const margin = Math.max(2, Math.min(MARGIN * diameter, ...gaps));
  const left = Math.max(0, Math.floor(Math.min(...xs) - margin));
  const top = Math.max(0, Math.floor(Math.min(...ys) - margin));
  const right = Math.min(picture.width, Math.ceil(Math.max(...xs) + margin));
  const bottom = Math.min(picture.height, Math.ceil(Math.max(...ys) + margin));
  return crop(picture, left, top, right - left, bottom - top);
}
