import sharp from "sharp";
import type { Picture } from "./picture";

/** Values of a picture of 16 bits or of floats, stretched to 8 bits, and what was done. */
export interface StretchedValues {
  picture: Picture;
  note: string | null;
}

/** Bits that cameras and scanners put into 16 without stretching them. */
const SHALLOW = [10, 12, 14];

/**
 * A picture of floats, taken as 0 … 1 or 0 … 255 by its largest value, or one of 16 bits that uses
 * only the lowest 10, 12 or 14 of them. Anything else is null: sharp reads it rightly.
 *
 * @param options.grey whether it has one channel
 */
export async function deepValues(
  bytes: Uint8Array,
  { page, depth, grey }: { page: number; depth: string | undefined; grey: boolean },
): Promise<StretchedValues | null> {
  if (depth !== "ushort" && depth !== "float" && depth !== "double") return null;
  const short = depth === "ushort";
  const space = short ? (grey ? "grey16" : "rgb16") : grey ? "b-w" : "scrgb";
  const { data, info } = await sharp(bytes, { page, failOn: "error" })
    .pipelineColourspace(space)
    .toColourspace(space)
    .autoOrient()
    .raw({ depth: short ? "ushort" : "float" })
    .toBuffer({ resolveWithObject: true });
  const values = short
    ? new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2)
    : new Float32Array(data.buffer, data.byteOffset, data.byteLength / 4);
  let most = 0;
  for (const value of values) if (value > most) most = value;
  const bits = SHALLOW.find((one) => most < 2 ** one);
  if (short && bits === undefined) return null;
  const white = short ? 2 ** bits! - 1 : most <= 1.5 ? 1 : most <= 255.5 ? 255 : most;
  return {
    picture: toBytes(values, info, 255 / white, grey ? 1 : 3),
    note: short ? `uses ${bits} of its 16 bits; stretched to full brightness` : null,
  };
}

function toBytes(
  values: Uint16Array | Float32Array,
  { width, height, channels }: { width: number; height: number; channels: number },
  gain: number,
  keep: 1 | 3,
): Picture {
  const data = new Uint8Array(width * height * keep);
  for (let i = 0; i < width * height; i++)
    for (let c = 0; c < keep; c++) {
      const value = values[i * channels + Math.min(c, channels - 1)] * gain;
      data[i * keep + c] = Math.max(0, Math.min(255, Math.round(value)));
    }
  return { width, height, channels: keep, data };
}
