import { blankColour, readPhotograph, type Picture } from "../coins/index";
import { NumislabError } from "../base/index";

/** Preprocessing of a photograph for a classifier. */
export interface PictureRecipe {
  /** Pixels a side. */
  size: number;
  /**
   * stretch: the whole photograph, drawn out to a square, as in the write-up. pad: made square
   * first by going on with its edges.
   */
  fit: "stretch" | "pad";
  /**
   * nearest: one pixel stands for all, as in the write-up. area: the mean of the pixels that fall
   * into one.
   */
  resize: "nearest" | "area";
}

/**
 * Classifier input of a photograph: square, RGB, 8 bit.
 *
 * @returns size * size * 3 values, channels interleaved
 * @throws NumislabError "input" where the photograph cannot be read
 */
export async function pictureInput(photograph: string, recipe: PictureRecipe): Promise<Uint8Array> {
  const picture = await readPhotograph(photograph);
  const blank = blankColour(picture);
  if (blank !== null)
    throw new NumislabError(
      "input",
      `${photograph} is all ${blank}: it shows no coin. Take the photograph again, or remove the file.`,
    );
  return squarePicture(picture, recipe);
}

/** `pictureInput` of a photograph that is in memory. */
export function squarePicture(
  { width, height, channels, data }: Picture,
  { size, fit, resize }: PictureRecipe,
): Uint8Array {
  const longest = Math.max(width, height);
  const [across, down] = fit === "pad" ? [longest, longest] : [width, height];
  const [left, top] = [Math.floor((across - width) / 2), Math.floor((down - height) / 2)];
  const columns = windows(size, across, resize, left, width);
  const rows = windows(size, down, resize, top, height);
  const out = new Uint8Array(size * size * 3);
  for (let y = 0, to = 0; y < size; y++) {
    for (let x = 0; x < size; x++, to += 3) {
      const count = rows[y].length * columns[x].length;
      let [red, green, blue] = [0, 0, 0];
      for (const row of rows[y]) {
        for (const column of columns[x]) {
          const from = (row * width + column) * channels;
          red += data[from];
          green += data[from + (channels >> 1)];
          blue += data[from + channels - 1];
        }
      }
      out[to] = Math.round(red / count);
      out[to + 1] = Math.round(green / count);
      out[to + 2] = Math.round(blue / count);
    }
  }
  return out;
}

/**
 * The pixels of a line of the photograph that each pixel of the input stands for. Nearest takes the
 * one that its middle falls on, as Pillow does, with which Keras reads photographs.
 *
 * @param length of the line with what is added at its ends
 * @param before added at its beginning
 * @param own its own pixels
 */
function windows(
  size: number,
  length: number,
  resize: PictureRecipe["resize"],
  before: number,
  own: number,
): number[][] {
  const inside = (position: number) => Math.min(Math.max(position - before, 0), own - 1);
  return Array.from({ length: size }, (_, i) => {
    if (resize === "nearest") return [inside(Math.floor(((i + 0.5) * length) / size))];
    const first = Math.floor((i * length) / size);
    const last = Math.max(first + 1, Math.ceil(((i + 1) * length) / size));
    return Array.from({ length: last - first }, (_, k) => inside(first + k));
  });
}
