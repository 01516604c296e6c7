import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { crop, findCoin, readPhotograph, splitHalves, type Picture } from "../src/lib/coins/index";
import { connectedPieces } from "../src/lib/coins/image/components";
import { fromCsv } from "../src/lib/base/csv";
import { NumislabError } from "../src/lib/base/errors";
import type { Row, Stage } from "./lib/stage";

/** What became of one coin of the set. */
interface Outcome {
  file: string;
  iou: number;
  right: boolean;
  warnings: string[];
  confidence: number;
  refused: string;
  milliseconds: number;
}

/** Overlap that counts as right; less for small pictures, where a pixel of the rim is 2 % of it. */
const [LIMIT, LIMIT_OF_SMALL, SMALL] = [0.97, 0.95, 200];

/** How often the outline of a coin is right on grounds of all kinds. */
export const stage: Stage = {
  title:
    "Outlines of coins on all kinds of ground (set `grounds`, one coin a picture or half; right: overlap 0.97, of small pictures 0.95)",
  async run({ say }) {
    const mirror = process.env.NUMISLAB_MIRROR;
    const dir = mirror ? join(mirror, "grounds") : join("data", "raw", "grounds");
    if (!existsSync(dir))
      throw new NumislabError(
        "input",
        `${dir} is missing: name the folder that holds it in NUMISLAB_MIRROR.`,
      );
    const table = fromCsv(readFileSync(join(dir, "grounds.csv"), "utf8"));
    const grounds = new Map<string, Outcome[]>();
    for (const { file, layout, ground } of table) {
      if (layout !== "single" && layout !== "side-by-side") continue;
      const outcomes = await outcomesOf(dir, file, layout === "side-by-side");
      for (const o of outcomes) if (!o.right || o.warnings.length > 0) say(JSON.stringify(o));
      for (const kind of [ground, "all"])
        grounds.set(kind, [...(grounds.get(kind) ?? []), ...outcomes]);
    }
    return [...grounds].map(([name, own]) => rowOf(name, own));
  },
};

function rowOf(name: string, own: Outcome[]): Row {
  const count = (test: (o: Outcome) => boolean) => own.filter(test).length;
  const times = own.map((o) => o.milliseconds).sort((a, b) => a - b);
  return {
    name,
    coins: own.length,
    right: count((o) => o.right),
    right_warned: count((o) => o.right && o.warnings.length > 0),
    wrong_warned: count((o) => !o.right && !o.refused && o.warnings.length > 0),
    refused: count((o) => o.refused !== ""),
    wrong_in_silence: count((o) => !o.right && !o.refused && o.warnings.length === 0),
    median_ms: times[times.length >> 1],
  };
}

async function outcomesOf(dir: string, file: string, two: boolean): Promise<Outcome[]> {
  const picture = await readPhotograph(join(dir, "pictures", file));
  const { width, height } = picture;
  const truth: Picture = {
    width,
    height,
    channels: 1,
    data: new Uint8Array(
      await sharp(join(dir, "masks", file.replace(/\.\w+$/, ".png")))
        .toColourspace("b-w")
        .raw()
        .toBuffer(),
    ),
  };
  if (!two) return [outcome(picture, truth, file)];
  const { obverse, reverse } = splitHalves(picture);
  const half = width >> 1;
  return [
    outcome(obverse, crop(truth, 0, 0, half, height), `${file} left`),
    outcome(reverse, crop(truth, width - half, 0, half, height), `${file} right`),
  ];
}

/** A half may hold a sliver of the other coin: only the largest piece of the truth counts. */
function outcome(picture: Picture, whole: Picture, file: string): Outcome {
  const white = whole.data.map((v) => (v > 127 ? 1 : 0));
  const { labels, pieces } = connectedPieces(white, whole.width, whole.height);
  const start = performance.now();
  try {
    const { mask, width, height, step, warnings, confidence } = findCoin(picture, file);
    const milliseconds = Math.round(performance.now() - start);
    let [both, either] = [0, 0];
    for (let y = 0, i = 0; y < picture.height; y++) {
      const row = Math.min(height - 1, Math.floor(y / step)) * width;
      for (let x = 0; x < picture.width; x++, i++) {
        const found = mask[row + Math.min(width - 1, Math.floor(x / step))];
        const real = labels[i] === pieces[0].label ? 1 : 0;
        both += found & real;
        either += found | real;
      }
    }
    const iou = both / either;
    const small = Math.max(picture.width, picture.height) < SMALL;
    const right = iou >= (small ? LIMIT_OF_SMALL : LIMIT);
    return { file, iou, right, warnings, confidence, refused: "", milliseconds };
  } catch (error) {
    if (!(error instanceof NumislabError)) throw error;
    const milliseconds = Math.round(performance.now() - start);
    return {
      file,
      iou: 0,
      right: false,
      warnings: [],
      confidence: 0,
      refused: error.message,
      milliseconds,
    };
  }
}
