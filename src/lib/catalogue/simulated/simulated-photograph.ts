import sharp from "sharp";
import { gaussian, type Picture } from "../../coins/index";
import type { Random } from "../../base/index";
import { fromDisc, type Ellipse } from "../find/ellipse";

/**
 * A photograph that somebody might take of the coin in a catalogue's picture: turned, tilted, on
 * some ground, small, in other light, blurred, noisy, compressed, with a finger or another coin
 * over its edge. Light on a relief cannot be moved in a picture; in its place slopes of brightness
 * along a random direction are mixed in, which show other edges, and marks of all sizes, faint to
 * stronger than the relief, as wear, dirt and reflections leave them.
 *
 * @param ellipse where the coin lies in the picture
 */
export async function simulatedPhotograph(
  picture: Picture,
  ellipse: Ellipse,
  draw: Random,
): Promise<Picture> {
  const size = 150 + draw.integer(170);
  const radius = size * draw.uniform(0.36, 0.49);
  const stretch = Math.sqrt(1 / (1 - draw.next() ** 2 * 0.22));
  const placed = {
    x: size * draw.uniform(0.47, 0.53),
    y: size * draw.uniform(0.47, 0.53),
    a: radius * Math.sqrt(stretch),
    b: radius / Math.sqrt(stretch),
    angle: draw.uniform(0, Math.PI),
  };
  const lit = relit(picture, ellipse, draw);
  const out = ground(size, draw);
  lay(out, size, placed, draw.uniform(0, 2 * Math.PI), lit, picture.width, ellipse);
  cover(out, size, placed, draw);
  expose(out, size, draw);
  const blurred = sharp(Buffer.from(out), { raw: { width: size, height: size, channels: 3 } }).blur(
    draw.uniform(0.3, 0.3 + size / 180),
  );
  const jpeg = await blurred.jpeg({ quality: 40 + draw.integer(55) }).toBuffer();
  const { data } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true });
  return { width: size, height: size, channels: 3, data: new Uint8Array(data) };
}

/**
 * The coin in other light: part of its brightness replaced by its slope along a direction. @returns
 * three values a pixel
 */
function relit(
  { width, height, channels, data }: Picture,
  { a }: Ellipse,
  draw: Random,
): Float32Array {
  const grey = new Float32Array(width * height);
  const channel = (i: number, c: number) => data[i * channels + (channels === 3 ? c : 0)];
  for (let i = 0; i < grey.length; i++)
    grey[i] = 0.299 * channel(i, 0) + 0.587 * channel(i, 1) + 0.114 * channel(i, 2);
  const soft = gaussian(grey, width, height, Math.max(0.6, a * 0.012));
  const [share, towards, relief] = [
    draw.uniform(0, 0.85),
    draw.uniform(0, 2 * Math.PI),
    (a / 100) * draw.uniform(1.5, 4),
  ];
  const [across, down] = [Math.cos(towards) * relief, Math.sin(towards) * relief];
  const marked = marks(width, height, a, draw);
  const contrast = deviation(grey);
  const out = new Float32Array(3 * grey.length);
  for (let i = 0; i < grey.length; i++) {
    const slope =
      i % width > 0 && i % width < width - 1 && i >= width && i < grey.length - width
        ? across * (soft[i + 1] - soft[i - 1]) + down * (soft[i + width] - soft[i - width])
        : 0;
    const light = (1 - share) * grey[i] + share * Math.max(10, 130 + slope) + contrast * marked[i];
    for (let c = 0; c < 3; c++)
      out[3 * i + c] = (channel(i, c) * Math.max(5, light + 5)) / (grey[i] + 5);
  }
  return out;
}

/**
 * Blots of three sizes, of a strength that is drawn for each photograph; 1 = as strong as the
 * picture's own contrast.
 */
function marks(width: number, height: number, radius: number, draw: Random): Float32Array {
  const strength = 0.9 * draw.next();
  const sum = new Float32Array(width * height);
  for (const size of [0.015, 0.03, 0.06]) {
    // coarse blots need not be drawn pixel by pixel
    const step = Math.max(1, Math.round((radius * size) / 2));
    const across = Math.ceil(width / step) + 1;
    const blots = gaussian(
      Float32Array.from({ length: across * (Math.ceil(height / step) + 1) }, () => draw.normal()),
      across,
      Math.ceil(height / step) + 1,
      (radius * size) / step,
    );
    const gain = strength / (deviation(blots) * Math.sqrt(3));
    for (let i = 0; i < sum.length; i++)
      sum[i] +=
        gain *
        blots[Math.floor(Math.floor(i / width) / step) * across + Math.floor((i % width) / step)];
  }
  return sum;
}

function deviation(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return (
    Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) + 1e-6
  );
}

/** A ground of some colour with specks of some size. */
function ground(size: number, draw: Random): Uint8ClampedArray {
  const bright = draw.uniform(25, 235);
  const colour = [0, 1, 2].map(() => bright + draw.normal(0, 22));
  const speck = 1 + draw.integer(8);
  const rough = draw.uniform(0, 40);
  const specks = Float32Array.from({ length: Math.ceil(size / speck) ** 2 }, () =>
    draw.normal(0, rough),
  );
  const out = new Uint8ClampedArray(3 * size * size);
  for (let i = 0; i < size * size; i++) {
    const grain =
      specks[
        Math.floor(Math.floor(i / size) / speck) * Math.ceil(size / speck) +
          Math.floor((i % size) / speck)
      ];
    for (let c = 0; c < 3; c++) out[3 * i + c] = colour[c] + grain;
  }
  return out;
}

function lay(
  out: Uint8ClampedArray,
  size: number,
  placed: Ellipse,
  turn: number,
  lit: Float32Array,
  width: number,
  ellipse: Ellipse,
): void {
  const [to, from] = [fromDisc(placed), fromDisc(ellipse)];
  const det = to[0] * to[4] - to[1] * to[3];
  const last = lit.length / 3 / width - 2;
  const [c, s] = [Math.cos(turn), Math.sin(turn)];
  const samples = Math.max(1, Math.min(4, Math.round(ellipse.a / placed.a)));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      let [inside, red, green, blue] = [0, 0, 0, 0];
      for (let k = 0; k < samples * samples; k++) {
        const [px, py] = [
          x + ((k % samples) + 0.5) / samples - to[2],
          y + (Math.floor(k / samples) + 0.5) / samples - to[5],
        ];
        const [u, v] = [(to[4] * px - to[1] * py) / det, (to[0] * py - to[3] * px) / det];
        if (u * u + v * v > 1) continue;
        const [p, q] = [c * u - s * v, s * u + c * v];
        const sx = Math.max(
          0,
          Math.min(width - 2, Math.round(from[0] * p + from[1] * q + from[2] - 0.5)),
        );
        const sy = Math.max(
          0,
          Math.min(last, Math.round(from[3] * p + from[4] * q + from[5] - 0.5)),
        );
        const at = 3 * (sy * width + sx);
        inside++;
        red += lit[at];
        green += lit[at + 1];
        blue += lit[at + 2];
      }
      if (inside === 0) continue;
      const [i, share] = [3 * (y * size + x), inside / samples ** 2];
      [red, green, blue].forEach((sum, k) => (out[i + k] += share * (sum / inside - out[i + k])));
    }
  }
}

/** In one photograph of three a finger or another coin lies over the edge. */
function cover(out: Uint8ClampedArray, size: number, { x, y, a }: Ellipse, draw: Random): void {
  if (draw.next() > 1 / 3) return;
  const [angle, radius] = [draw.uniform(0, 2 * Math.PI), a * draw.uniform(0.25, 1)];
  const away = a * draw.uniform(0.85, 1) + radius;
  const [mx, my] = [x + away * Math.cos(angle), y + away * Math.sin(angle)];
  const colour = draw.pick([
    [205, 150, 120],
    [150, 95, 70],
    [185, 160, 90],
    [170, 105, 70],
  ]);
  for (let i = 0; i < size * size; i++) {
    const shade = Math.hypot((i % size) - mx, Math.floor(i / size) - my) / radius;
    if (shade < 1) for (let c = 0; c < 3; c++) out[3 * i + c] = colour[c] * (1.1 - 0.3 * shade);
  }
}

/** Brightness that falls off to one side, darkness, contrast, a cast, noise. */
function expose(out: Uint8ClampedArray, size: number, draw: Random): void {
  const [towards, fall] = [draw.uniform(0, 2 * Math.PI), draw.uniform(0, 0.5)];
  const brightness = draw.pick([0.4, 0.7, 0.9, 1, 1.1]);
  const gains = [1 + draw.normal(0, 0.08), 1, 1 + draw.normal(0, 0.12)].map(
    (gain) => gain * brightness,
  );
  const [contrast, noise] = [draw.uniform(0.6, 1.2), draw.uniform(0, 8)];
  for (let i = 0; i < size * size; i++) {
    const along =
      ((i % size) / size - 0.5) * Math.cos(towards) +
      (Math.floor(i / size) / size - 0.5) * Math.sin(towards);
    for (let c = 0; c < 3; c++)
      out[3 * i + c] =
        gains[c] * (1 + fall * along) * (128 + contrast * (out[3 * i + c] - 128)) +
        draw.normal(0, noise);
  }
}
