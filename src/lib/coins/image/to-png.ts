import sharp from "sharp";
import type { Picture } from "../picture";

/** A picture as the bytes of a PNG file, for a notebook or a report. */
export async function toPng({ data, width, height, channels }: Picture): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels } }).png().toBuffer();
}
