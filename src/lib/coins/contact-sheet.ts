import sharp, { type OverlayOptions } from "sharp";
import { escapeMarkup, NumislabError } from "../base/index";
import type { Picture } from "./picture";
import { toPng } from "./image/to-png";

const GAP = 8;
const CAPTION = 22;

export interface ContactSheetOptions {
  columns?: number;
  /** A line under each picture. */
  labels?: string[];
  /** Side of the square that each picture is fitted into, in pixels. */
  cell?: number;
}

/**
 * Pictures side by side on one white sheet, row by row, as the bytes of a PNG file.
 *
 * @throws NumislabError `usage` when there are no pictures
 */
export async function contactSheet(
  pictures: Picture[],
  { columns = 4, labels = [], cell = 280 }: ContactSheetOptions = {},
): Promise<Buffer> {
  if (pictures.length === 0)
    throw new NumislabError("usage", "A contact sheet needs at least one picture.");
  const across = Math.min(Math.max(1, Math.floor(columns)), pictures.length);
  const caption = labels.length > 0 ? CAPTION : 0;
  const width = GAP + across * (cell + GAP);
  const height = GAP + Math.ceil(pictures.length / across) * (cell + caption + GAP);
  const place = (i: number) => ({
    left: GAP + (i % across) * (cell + GAP),
    top: GAP + Math.floor(i / across) * (cell + caption + GAP),
  });
  const layers: OverlayOptions[] = [];
  for (const [i, picture] of pictures.entries()) {
    const input = await sharp(await toPng(picture))
      .resize(cell, cell, { fit: "contain", background: "#ffffff" })
      .png()
      .toBuffer();
    layers.push({ input, ...place(i) });
  }
  if (caption > 0) {
    const texts = pictures.map((_, i) => {
      const { left, top } = place(i);
      return `<text x="${left + cell / 2}" y="${top + cell + 15}">${escaped(labels[i] ?? "", cell)}</text>`;
    });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="13" text-anchor="middle">${texts.join("")}</svg>`;
    layers.push({ input: Buffer.from(svg), left: 0, top: 0 });
  }
  return sharp({ create: { width, height, channels: 3, background: "#ffffff" } })
    .composite(layers)
    .png()
    .toBuffer();
}

/**
 * Text fit for SVG: what has a meaning there escaped, control characters dropped, cut to what a
 * cell holds.
 */
function escaped(text: string, cell: number): string {
  const room = Math.floor(cell / 7);
  const letters = Array.from(text);
  const short = letters.length > room ? [...letters.slice(0, room - 1), "…"] : letters;
  return escapeMarkup(
    short
      .filter((c) => c >= " " && c !== "\u007f" && !/\p{Surrogate}|\ufffe|\uffff/u.test(c))
      .join(""),
  );
}
