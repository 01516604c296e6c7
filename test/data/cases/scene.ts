import sharp, { type OverlayOptions, type Sharp } from "sharp";
import { random } from "../../../src/lib/base/random";
import type { CutCoin } from "./coin-cut";

/** Where a coin lies in a picture: its middle, and its longer side. */
export type Place = [x: number, y: number, longer: number];

/** Shapes in SVG as a layer of a picture. */
export const shapes = (width: number, height: number, body: string): OverlayOptions => ({
  input: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${body}</svg>`,
  ),
  left: 0,
  top: 0,
});

/** A coin as a layer of a picture. */
export async function laid(
  coin: Pick<CutCoin, "width" | "height"> & { png: Buffer },
  [x, y, longer]: Place,
): Promise<OverlayOptions> {
  const scale = longer / Math.max(coin.width, coin.height);
  const [width, height] = [Math.round(coin.width * scale), Math.round(coin.height * scale)];
  return {
    input: await sharp(coin.png).resize(width, height, { fit: "fill" }).png().toBuffer(),
    left: Math.round(x - width / 2),
    top: Math.round(y - height / 2),
  };
}

/** A picture of one colour with layers on it. */
export async function scene(
  [width, height]: [number, number],
  background: string,
  layers: (OverlayOptions | Promise<OverlayOptions>)[],
): Promise<Sharp> {
  const flat = sharp({ create: { width, height, channels: 4, background } });
  return flatOf(flat.composite(await Promise.all(layers)));
}

/** A picture whose pixels a function gives, as a layer. */
export function ground(
  size: number,
  pixel: (x: number, y: number, normal: () => number) => [number, number, number],
): OverlayOptions {
  const numbers = random(16);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - numbers.next())) * Math.cos(2 * Math.PI * numbers.next());
  const data = new Uint8ClampedArray(3 * size * size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) data.set(pixel(x, y, normal), 3 * (y * size + x));
  const input = Buffer.from(data.buffer);
  return { input, raw: { width: size, height: size, channels: 3 }, left: 0, top: 0 };
}

/** What was drawn, as a picture of its own that can be changed further. */
export async function flatOf(picture: Sharp): Promise<Sharp> {
  return sharp(await picture.png().toBuffer());
}
