import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { crop, readPhotograph, splitHalves, type Picture } from "../../src/lib/coins/index";
import { connectedPieces } from "../../src/lib/coins/image/components";
import { fromCsv } from "../../src/lib/base/csv";
import { NumislabError } from "../../src/lib/base/errors";
import { composePhotograph, maskedCoins } from "./compose-photograph";
import { FRAME, SCENES } from "./ground-scenes";
import { mulberry } from "./scene-noise";

/** A picture of one coin whose true mask is known. */
export interface OutlineCase {
  set: "grounds" | "composed";
  /** Kind of ground. */
  kind: string;
  /** What folds and intervals are taken by: the source photograph, or the simulated coin. */
  source: string;
  picture: Picture;
  /** 1 on the coin. */
  truth: Uint8Array;
  /** Least overlap that counts as right. */
  limit: number;
}

/**
 * Overlap that counts as right; less for small pictures, where a pixel of the rim is 2 % of it, and
 * for composed ones, whose masks are blurred by the scaling.
 */
const [LIMIT, LOWER_LIMIT, SMALL_PX] = [0.97, 0.95, 200];
/** Simulated coins for composed photographs. */
export const SIMULATED = join(".cache", "outline-coins");

/** The real photographs with one coin, or one a half. */
export async function* groundsCases(): AsyncGenerator<OutlineCase> {
  const mirror = process.env.NUMISLAB_MIRROR;
  const dir = mirror ? join(mirror, "grounds") : join("data", "raw", "grounds");
  if (!existsSync(dir))
    throw new NumislabError(
      "input",
      `${dir} is missing: name the folder that holds it in NUMISLAB_MIRROR.`,
    );
  for (const { file, layout, ground } of fromCsv(readFileSync(join(dir, "grounds.csv"), "utf8"))) {
    if (layout !== "single" && layout !== "side-by-side") continue;
    const picture = await readPhotograph(join(dir, "pictures", file));
    const { width, height } = picture;
    const png = join(dir, "masks", file.replace(/\.\w+$/, ".png"));
    const data = new Uint8Array(await sharp(png).toColourspace("b-w").raw().toBuffer());
    const truth: Picture = { width, height, channels: 1, data };
    const parts = layout === "single" ? [[picture, truth]] : halvesOf(picture, truth);
    for (const [part, mask] of parts)
      yield {
        set: "grounds",
        kind: ground,
        source: file,
        picture: part,
        truth: largestPiece(mask),
        limit: Math.max(part.width, part.height) < SMALL_PX ? LOWER_LIMIT : LIMIT,
      };
  }
}

function halvesOf(picture: Picture, truth: Picture): [Picture, Picture][] {
  const { width, height } = truth;
  const { obverse, reverse } = splitHalves(picture);
  const half = width >> 1;
  return [
    [obverse, crop(truth, 0, 0, half, height)],
    [reverse, crop(truth, width - half, 0, half, height)],
  ];
}

/** Simulated coins on difficult grounds, so many of each kind. */
export async function* composedCases(each: number): AsyncGenerator<OutlineCase> {
  if (!existsSync(SIMULATED) || readdirSync(SIMULATED).length === 0)
    throw new NumislabError(
      "input",
      `${SIMULATED} is missing: numislab data simulate ${SIMULATED} --coins 30 --seed 11 --maps --width 1200`,
    );
  const coins = await maskedCoins(SIMULATED);
  for (const [n, kind] of Object.keys(SCENES).entries()) {
    for (let k = 0; k < each; k++) {
      const r = mulberry(1000 * n + k);
      const scene = SCENES[kind](r);
      const { data, truth } = composePhotograph(coins[k % coins.length], scene, r);
      const raw = { width: FRAME, height: FRAME, channels: 3 as const };
      const jpeg = await sharp(data, { raw }).jpeg({ quality: 92 }).toBuffer();
      const picture = await readPhotograph(new Uint8Array(jpeg), "composed.jpg");
      const source = `coin ${k % coins.length}`;
      yield { set: "composed", kind, source, picture, truth, limit: LOWER_LIMIT };
    }
  }
}

/** A half may hold a sliver of the other coin: only the largest piece of the truth counts. */
function largestPiece({ data, width, height }: Picture): Uint8Array {
  const white = data.map((v) => (v > 127 ? 1 : 0));
  const { labels, pieces } = connectedPieces(white, width, height);
  return Uint8Array.from(labels, (label) => (label === pieces[0].label ? 1 : 0));
}
