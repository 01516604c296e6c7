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
  const both = new Uint8Array(coin.data.length);
  for (let i = 0; i < both.length; i += 3) {
    const [red, cyan] = [coin, design].map(
      ({ data }) => 0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2],
    );
    both.set([red, cyan, cyan], i);
  }
  return { coin, design, both: { ...coin, data: both } };
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
