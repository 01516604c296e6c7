import sharp from "sharp";
import type { Picture } from "../../src/lib/coins/index";
import type { Random } from "../../src/lib/base/random";
import type { CutCoin } from "./coin-bank";
import { grey, randomGround, type Rgb } from "./grounds";

/** A composed photograph with the coin's true mask. */
export interface Composed {
  picture: Picture;
  /** width * height, 1 on the coin. */
  mask: Uint8Array;
  centre: [number, number];
  /** Of the disc of equal area. */
  radius: number;
  inside(x: number, y: number): boolean;
}

/**
 * Something aligned with the ground round the coin; distances in radii of the coin, from its
 * centre.
 */
type Layer = (x: number, y: number, below: Rgb) => Rgb;

/** Lays a coin on a random ground, with random things round it. */
export async function compose(coin: CutCoin, other: CutCoin, r: Random): Promise<Composed> {
  const longest = Math.round(130 * (380 / 130) ** r.next());
  const aspect = r.next() < 0.6 ? 1 : r.uniform(0.7, 1.4);
  const width = Math.round(longest * Math.min(1, aspect));
  const height = Math.round(longest / Math.max(1, aspect));
  const shorter = Math.min(width, height);
  const diameter = shorter * (r.next() < 0.8 ? r.uniform(0.55, 0.97) : r.uniform(0.3, 0.6));
  const place = placed(coin, r, diameter);
  const spare = (length: number) => ((length - diameter) / 2) * 0.95;
  const reach = r.next() < 0.1 ? 1.6 : 1;
  const cx = width / 2 + r.uniform(-1, 1) * spare(width) * reach;
  const cy = height / 2 + r.uniform(-1, 1) * spare(height) * reach;
  const R = diameter / 2;
  const tone = randomTone(coin, r);
  const ground = randomGround(r, tone.mean);
  const layers = randomLayers(r, other, [width / R, height / R], [cx / R, cy / R]);
  const data = new Uint8Array(3 * width * height);
  const mask = new Uint8Array(width * height);
  const sample: [number, number, number, number] = [0, 0, 0, 0];
  const noise = r.next() < 0.3 ? 0 : r.uniform(0, 5);
  let [sx, sy, area] = [0, 0, 0];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let below = ground(x / longest, y / longest);
      const [u, v] = [(x + 0.5 - cx) / R, (y + 0.5 - cy) / R];
      for (const layer of layers) below = layer(u, v, below);
      place(u, v, sample);
      const m = sample[3] / 255;
      const grain = noise * (r.next() + r.next() - 1);
      for (let c = 0; c < 3; c++) {
        const metal = m > 0 ? tone.apply(sample[c] / m, c, sample, m) : 0;
        const value = metal * m + below[c] * (1 - m) + grain;
        data[3 * i + c] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
      if (m > 0.5) {
        mask[i] = 1;
        sx += x + 0.5;
        sy += y + 0.5;
        area++;
      }
    }
  }
  const picture = await developed({ width, height, channels: 3, data }, r);
  const inside = (x: number, y: number) => {
    place((x - cx) / R, (y - cy) / R, sample);
    return sample[3] > 127;
  };
  return {
    picture,
    mask,
    centre: [sx / area, sy / area],
    radius: Math.sqrt(area / Math.PI),
    inside,
  };
}

/** Blur and JPEG, as cameras and editors leave them. */
async function developed(picture: Picture, r: Random): Promise<Picture> {
  const { width, height } = picture;
  let image = sharp(picture.data, { raw: { width, height, channels: 3 } });
  if (r.next() < 0.4) image = image.blur(r.uniform(0.3, 1.5));
  if (r.next() < 0.6) {
    const jpeg = await image.jpeg({ quality: Math.round(r.uniform(40, 95)) }).toBuffer();
    image = sharp(jpeg);
  }
  return { ...picture, data: new Uint8Array(await image.raw().toBuffer()) };
}

/** Samples a coin, turned, mirrored and stretched a little; u, v in radii from its centre. */
function placed(coin: CutCoin, r: Random, _diameter: number) {
  const angle = r.uniform(0, 2 * Math.PI);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const mirror = r.next() < 0.5 ? -1 : 1;
  const squeeze = r.next() < 0.4 ? r.uniform(0.82, 1) : 1;
  const lobes = [2, 3, 4, 5].map((k) => [
    k,
    r.next() < 0.4 ? r.normal(0, 0.016) : 0,
    r.uniform(0, 6.3),
  ]);
  const n = coin.size;
  const scale = n / 2.4; // the coin fills 1 / 1.2 of its picture
  return (u: number, v: number, out: [number, number, number, number]) => {
    out.fill(0);
    if (u * u + v * v > 1.8) return;
    const theta = Math.atan2(v, u);
    let bend = 1;
    for (const [k, size, phase] of lobes) bend += size * Math.cos(k * theta + phase);
    const [p, q] = [u / bend, v / bend / squeeze];
    const x = n / 2 + mirror * (p * c - q * s) * scale - 0.5;
    const y = n / 2 + (p * s + q * c) * scale - 0.5;
    const [i, j] = [Math.floor(x), Math.floor(y)];
    if (i < 0 || j < 0 || i >= n - 1 || j >= n - 1) return;
    const [a, b] = [x - i, y - j];
    for (let k = 0; k < 4; k++) {
      const w = (k & 1 ? a : 1 - a) * (k & 2 ? b : 1 - b);
      const at = 4 * ((j + (k >> 1)) * n + i + (k & 1));
      const alpha = coin.rgba[at + 3] / 255;
      out[3] += w * alpha * 255;
      for (let ch = 0; ch < 3; ch++) out[ch] += w * alpha * coin.rgba[at + ch];
    }
  };
}

/** Metal: brown, silver, gold, dark patina or a grey picture, of any contrast. */
function randomTone(coin: CutCoin, r: Random) {
  let [sum, n] = [0, 0];
  for (let i = 0; i < coin.rgba.length; i += 4) {
    if (coin.rgba[i + 3] < 128) continue;
    sum += 0.25 * coin.rgba[i] + 0.5 * coin.rgba[i + 1] + 0.25 * coin.rgba[i + 2];
    n++;
  }
  const own = sum / Math.max(1, n);
  const kind = r.next();
  if (kind < 0.25) {
    return {
      mean: grey(own),
      apply: (value: number) => value,
    };
  }
  const target = r.uniform(35, 225);
  const contrast = r.uniform(0.4, 1.6) * (kind > 0.9 ? 0.5 : 1);
  const keep = r.next() < 0.5 ? 0 : r.next();
  const tints: Rgb[] = [
    [1, 1, 1],
    [1.15, 1, 0.6],
    [1.1, 1, 0.85],
    [0.9, 1, 0.95],
    [1.2, 0.95, 0.75],
  ];
  const tint = r.pick(tints);
  return {
    mean: tint.map((t) => t * target) as Rgb,
    apply: (value: number, c: number, all: readonly number[], m: number) => {
      const bright = (0.25 * all[0] + 0.5 * all[1] + 0.25 * all[2]) / m;
      return (target + (bright - own + keep * (value - bright)) * contrast) * tint[c];
    },
  };
}

/** What lies or falls on the ground: shadows, holders, rulers, fingers, captions, other coins. */
function randomLayers(
  r: Random,
  other: CutCoin,
  [w, h]: [number, number],
  [cx, cy]: [number, number],
): Layer[] {
  const layers: Layer[] = [];
  const dim = (b: Rgb, k: number): Rgb => [b[0] * k, b[1] * k, b[2] * k];
  if (r.next() < 0.12) layers.push(plate(r, [w, h], [cx, cy]));
  if (r.next() < 0.22) layers.push(...holder(r));
  if (r.next() < 0.55) {
    const [a, o, k] = [r.uniform(0, 6.3), r.uniform(0.03, 0.3), r.uniform(0.08, 0.8)];
    const soft = r.next() < 0.65 ? 0.004 : r.uniform(0.01, 0.15);
    const grow = r.uniform(0.97, 1.06);
    const [ox, oy] = [o * Math.cos(a), o * Math.sin(a)];
    layers.push((x, y, b) =>
      dim(b, 1 - (1 - k) / (1 + Math.exp((Math.hypot(x - ox, y - oy) - grow) / soft))),
    );
  }
  if (r.next() < 0.2) {
    const [k, soft] = [r.uniform(0.3, 0.9), r.uniform(0.01, 0.08)];
    layers.push((x, y, b) => dim(b, 1 - k * Math.exp(-Math.max(0, Math.hypot(x, y) - 1) / soft)));
  }
  if (r.next() < 0.25) layers.push(bar(r));
  if (r.next() < 0.1) {
    const a = r.uniform(0, 6.3);
    const [c, s, wide, from] = [
      Math.cos(a),
      Math.sin(a),
      r.uniform(0.15, 0.45),
      r.uniform(0.9, 1.05),
    ];
    const skin: Rgb = [r.uniform(150, 235), r.uniform(110, 175), r.uniform(90, 150)];
    layers.push((x, y, b) => {
      const [u, v] = [x * c + y * s, y * c - x * s];
      return u > from && Math.abs(v) < wide ? skin : b;
    });
  }
  if (r.next() < 0.15) {
    const [a, size, d] = [r.uniform(0, 6.3), r.uniform(0.4, 1.2), r.uniform(1.01, 1.3)];
    const look = placed(other, r, 1);
    const out: [number, number, number, number] = [0, 0, 0, 0];
    const [ox, oy] = [(d + size) * Math.cos(a), (d + size) * Math.sin(a)];
    layers.push((x, y, b) => {
      look((x - ox) / size, (y - oy) / size, out);
      const m = out[3] / 255;
      return [out[0] + b[0] * (1 - m), out[1] + b[1] * (1 - m), out[2] + b[2] * (1 - m)];
    });
  }
  return layers;
}

/** A rectangle of another colour under the coin, or lines round the picture. */
function plate(r: Random, [w, h]: [number, number], [cx, cy]: [number, number]): Layer {
  const colour: Rgb =
    r.next() < 0.6
      ? grey(r.uniform(0, 255))
      : [r.uniform(0, 255), r.uniform(0, 255), r.uniform(0, 255)];
  if (r.next() < 0.55) {
    const margin = r.uniform(0.005, 0.06);
    return (x, y, b) =>
      x + cx < margin || y + cy < margin || w - x - cx < margin || h - y - cy < margin ? colour : b;
  }
  const [half, tall] = [r.uniform(1.03, 1.6), r.uniform(1.03, 1.8)];
  return (x, y, b) => (Math.abs(x) < half && Math.abs(y) < tall ? b : colour);
}

/** A capsule, a cardboard holder with a round window, or a mount: rings round the coin. */
function holder(r: Random): Layer[] {
  const outer = r.uniform(1.04, 1.4);
  const inner = r.next() < 0.6 ? 0 : r.uniform(1.0, outer);
  const [shift, line, edge] = [r.uniform(-70, 50), r.uniform(-70, 70), r.uniform(0.01, 0.05)];
  const add = (b: Rgb, k: number): Rgb => [b[0] + k, b[1] + k, b[2] + k];
  const layers: Layer[] = [
    (x, y, b) => {
      const q = Math.hypot(x, y);
      if (q > outer || q < inner) return b;
      return add(b, q > outer - edge || (inner > 0 && q < inner + edge) ? shift + line : shift);
    },
  ];
  if (r.next() < 0.3) {
    const v = r.next() < 0.5 ? r.uniform(0, 60) : r.uniform(200, 255);
    const card: Rgb = r.next() < 0.6 ? grey(v) : [v, v * 0.8, v * 0.6];
    const window = r.uniform(outer, 1.5);
    layers.push((x, y, b) => (Math.hypot(x, y) > window ? card : b));
  }
  return layers;
}

/** A ruler, scale bar or line of text beside the coin or touching it. */
function bar(r: Random): Layer {
  const a = r.next() < 0.7 ? (Math.PI / 2) * r.integer(4) : r.uniform(0, 6.3);
  const [c, s] = [Math.cos(a), Math.sin(a)];
  const from = r.next() < 0.5 ? r.uniform(0.95, 1.02) : r.uniform(1, 1.3);
  const thick = r.uniform(0.03, 0.4);
  const length = r.next() < 0.4 ? 9 : r.uniform(0.2, 1.2);
  const [dark, light, period] = [r.uniform(0, 120), r.uniform(60, 255), r.uniform(0.03, 0.3)];
  const ticked = r.next();
  return (x, y, b) => {
    const [u, v] = [x * c + y * s, y * c - x * s];
    if (u < from || u > from + thick || Math.abs(v) > length) return b;
    if (ticked < 0.3) return grey(dark);
    if (ticked < 0.6 && u > from + 0.5 * thick) return grey(light);
    return grey(Math.floor(v / period) & 1 ? dark : light);
  };
}
