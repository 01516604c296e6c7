import sharp, { type Sharp } from "sharp";
import { random, type Random } from "../../../src/lib/base/random";

/** A picture in memory: red, green, blue by turns. */
export interface Drawn {
  width: number;
  height: number;
  data: Uint8Array;
}

const GROUND = 245;

/** One side of a coin: a grey disc with bumps and strokes that the seed places, on a light ground. */
export function drawSide(seed: number, size = 240): Drawn {
  const numbers = random(seed);
  const bumps = Array.from({ length: 70 }, () => bump(numbers));
  const data = new Uint8Array(size * size * 3).fill(GROUND);
  const radius = 0.41 * size;
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const [u, v] = [(x - size / 2) / radius, (y - size / 2) / radius];
      if (u * u + v * v > 1) continue;
      let level = 120;
      for (const { at, width, height } of bumps) {
        const d = ((u - at[0]) ** 2 + (v - at[1]) ** 2) / width ** 2;
        if (d < 8) level += height * Math.exp(-d);
      }
      const grey = Math.max(25, Math.min(200, level));
      data.set([grey, grey * 0.97, grey * 0.88], 3 * (y * size + x));
    }
  return { width: size, height: size, data };
}

function bump(numbers: Random) {
  const [angle, out] = [2 * Math.PI * numbers.next(), Math.sqrt(numbers.next()) * 0.9];
  return {
    at: [out * Math.cos(angle), out * Math.sin(angle)],
    width: 0.03 + 0.09 * numbers.next(),
    height: 150 * (numbers.next() - 0.5),
  };
}

/** Two pictures side by side. */
export function beside(left: Drawn, right: Drawn): Drawn {
  const [width, { height }] = [left.width + right.width, left];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    data.set(left.data.subarray(3 * y * left.width, 3 * (y + 1) * left.width), 3 * y * width);
    data.set(
      right.data.subarray(3 * y * right.width, 3 * (y + 1) * right.width),
      3 * (y * width + left.width),
    );
  }
  return { width, height, data };
}

/** Two pictures one above the other. */
export function stacked(above: Drawn, below: Drawn): Drawn {
  const data = new Uint8Array(above.data.length + below.data.length);
  data.set(above.data);
  data.set(below.data, above.data.length);
  return { width: above.width, height: above.height + below.height, data };
}

/** A coin of two dies, obverse left. */
export const drawCoin = (obverse: number, reverse: number, size?: number): Drawn =>
  beside(drawSide(2 * obverse, size), drawSide(2 * reverse + 1, size));

/** A drawing for sharp to go on with. */
export const toSharp = ({ data, width, height }: Drawn): Sharp =>
  sharp(data, { raw: { width, height, channels: 3 } });

export const jpeg = (drawn: Drawn): Promise<Buffer> =>
  toSharp(drawn).jpeg({ quality: 90 }).toBuffer();
