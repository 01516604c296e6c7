import { join } from "node:path";
import { readPhotograph, type Picture } from "../../coins/index";
import type { Catalogue } from "../catalogue";
import { fromDisc, type Affine, type Ellipse } from "../find/ellipse";
import type { IdentifiedCoin } from "../identify";

/** Side of the overlay and the coin's radius in it, pixels. */
const [SIZE_PX, RADIUS_PX] = [320, 150];

/**
 * The coin cut out of its photograph, the catalogue's picture aligned with it, and both: coin in red,
 * picture in cyan. Each is square, RGB, 8 bit.
 */
export interface AlignedOverlay {
  coin: Picture;
  design: Picture;
  both: Picture;
}

/** Overlay of a coin and the aligned picture of the highest ranked design. */
export async function alignedOverlay(
  { dir, pictureFiles, index }: Catalogue,
  photograph: Picture,
  { answer, evidence }: IdentifiedCoin,
): Promise<AlignedOverlay> {
  const { file } = answer.designs[0];
  const number = pictureFiles.indexOf(file);
  const { map, reading } = evidence.designs.find(({ picture }) => picture === number)!;
  return overlayOf(
    photograph,
    evidence.readings[reading].ellipse,
    await readPhotograph(join(dir, file)),
    index.pictures[number].ellipse,
    map,
  );
}

/**
 * Overlay of a coin and a catalogue's picture.
 *
 * @param map  from the design's coordinates to the coin's (see PictureScore)
 */
function overlayOf(
  photograph: Picture,
  outline: Ellipse,
  picture: Picture,
  inPicture: Ellipse,
  map: Affine,
): AlignedOverlay {
  const [toPhotograph, toPicture, back] = [fromDisc(outline), fromDisc(inPicture), inverse(map)];
  const coin = view(photograph, (x, y) => apply(toPhotograph, x, y));
  const design = view(picture, (x, y) => apply(toPicture, ...apply(back, x, y)));
  const [red, cyan] = [equalisedLuma(coin), equalisedLuma(design)];
  const both = new Uint8Array(coin.data.length);
  for (let p = 0; p < red.length; p++) both.set([red[p], cyan[p], cyan[p]], 3 * p);
  return { coin, design, both: { ...coin, data: both } };
}

/** Mean and standard deviation of luma on the coin, in an overlay, 0 … 255. */
const [OVERLAY_MEAN, OVERLAY_DEVIATION] = [128, 48];

/**
 * Luma of each pixel, with a fixed mean and standard deviation on the coin: of a dark photograph and
 * a bright picture, one colour alone would be seen.
 */
function equalisedLuma({ data }: Picture): Uint8Array {
  const luma = Float64Array.from(
    { length: SIZE_PX * SIZE_PX },
    (_, p) => 0.299 * data[3 * p] + 0.587 * data[3 * p + 1] + 0.114 * data[3 * p + 2],
  );
  const onCoin = luma.filter((_, p) => {
    const [u, v] = [p % SIZE_PX, Math.floor(p / SIZE_PX)];
    return Math.hypot(u + 0.5 - SIZE_PX / 2, v + 0.5 - SIZE_PX / 2) < RADIUS_PX;
  });
  const mean = onCoin.reduce((sum, value) => sum + value, 0) / onCoin.length;
  const variance = onCoin.reduce((sum, value) => sum + (value - mean) ** 2, 0) / onCoin.length;
  const scale = OVERLAY_DEVIATION / Math.max(Math.sqrt(variance), 1);
  return Uint8Array.from(luma, (value) =>
    Math.min(255, Math.max(0, OVERLAY_MEAN + scale * (value - mean))),
  );
}

const apply = ([xx, xy, x0, yx, yy, y0]: Affine, x: number, y: number): [number, number] => [
  xx * x + xy * y + x0,
  yx * x + yy * y + y0,
];

function inverse([xx, xy, x0, yx, yy, y0]: Affine): Affine {
  const det = xx * yy - xy * yx;
  const [a, b, c, d] = [yy / det, -xy / det, -yx / det, xx / det];
  return [a, b, -a * x0 - b * y0, c, d, -c * x0 - d * y0];
}

function view(
  { width, height, channels, data }: Picture,
  place: (x: number, y: number) => [number, number],
): Picture {
  const out = new Uint8Array(3 * SIZE_PX * SIZE_PX).fill(255);
  for (let v = 0, i = 0; v < SIZE_PX; v++) {
    for (let u = 0; u < SIZE_PX; u++, i += 3) {
      const [x, y] = [(u + 0.5 - SIZE_PX / 2) / RADIUS_PX, (v + 0.5 - SIZE_PX / 2) / RADIUS_PX];
      const [px, py] = place(x, y).map((value) => value - 0.5);
      if (x * x + y * y > 1.05 || px < 0 || py < 0 || px >= width - 1 || py >= height - 1) continue;
      const [fx, fy] = [px % 1, py % 1];
      const at = (Math.floor(py) * width + Math.floor(px)) * channels;
      for (let c = 0; c < 3; c++) {
        const k = at + (channels === 3 ? c : 0);
        const top = data[k] + (data[k + channels] - data[k]) * fx;
        const low =
          data[k + width * channels] +
          (data[k + width * channels + channels] - data[k + width * channels]) * fx;
        out[i + c] = top + (low - top) * fy;
      }
    }
  }
  return { width: SIZE_PX, height: SIZE_PX, channels: 3, data: out };
}
