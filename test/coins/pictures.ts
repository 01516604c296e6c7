import type { Picture } from "../../src/lib/coins/index";

/** The test pattern of test/goldens/coins.py. */
export function pattern(size: number): Float32Array {
  const out = new Float32Array(size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const n = Math.sin(12.9898 * x + 78.233 * y) * 43758.5453;
      out[y * size + x] =
        0.5 +
        0.2 * Math.sin(x * 0.11) * Math.cos(y * 0.07) +
        0.15 * Math.sin(x * 0.9 + y * 0.7) +
        0.25 * (n - Math.floor(n) - 0.5);
    }
  }
  return out;
}

/** A centred disc of radius `share` * size. */
export function disc(size: number, share = 0.44): Uint8Array {
  const c = (size - 1) / 2;
  return Uint8Array.from({ length: size * size }, (_, i) =>
    ((i % size) - c) ** 2 + (Math.floor(i / size) - c) ** 2 < (share * size) ** 2 ? 1 : 0,
  );
}

/** Values on a grid of count x count positions from edge to edge, as in coins.py. */
export function samples(values: ArrayLike<number>, size: number, count = 9): number[] {
  const at = Array.from({ length: count }, (_, i) => {
    const exact = (i * (size - 1)) / (count - 1);
    const floor = Math.floor(exact);
    // numpy rounds halves to even
    return exact - floor === 0.5 ? floor + (floor % 2) : Math.round(exact);
  });
  return at.flatMap((y) => at.map((x) => values[y * size + x]));
}

export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return NaN;
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]));
  return largest;
}

export interface Drawn {
  width?: number;
  height?: number;
  ground?: [number, number, number];
  /** Colour of the coin's metal. */
  metal?: [number, number, number];
  /** x, y, radius of each coin. */
  coins?: [number, number, number][];
  /** Turned by, in radians. */
  turned?: number;
  /** Brightness from left to right, 0 for even light. */
  slope?: number;
  /** Blur and darkness of a shadow to the lower right; no shadow without it. */
  shadow?: { offset: number; soft: number; dark: number };
  bar?: boolean;
}

/** Coins with a made-up relief on a plain ground. */
export function drawCoins({
  width = 400,
  height = 400,
  ground = [255, 255, 255],
  metal = [140, 125, 95],
  coins = [[200, 200, 150]],
  turned = 0,
  slope = 0,
  shadow,
  bar = false,
}: Drawn = {}): Picture {
  const data = new Uint8Array(width * height * 3);
  const [cos, sin] = [Math.cos(turned), Math.sin(turned)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let colour: number[] = ground;
      if (shadow) {
        let shade = 0;
        for (const [cx, cy, r] of coins) {
          const beyond = Math.hypot(x - cx - shadow.offset, y - cy - shadow.offset) - r;
          shade = Math.max(shade, Math.min(1, Math.max(0, 0.5 - beyond / shadow.soft)));
        }
        colour = ground.map((c) => c * (1 - shadow.dark * shade));
      }
      if (bar && x > width - 16 && x < width - 8 && y > 20 && y < height - 5) colour = [0, 0, 0];
      for (const [cx, cy, r] of coins) {
        const [u, v] = [(x - cx) / r, (y - cy) / r];
        if (u * u + v * v >= 1) continue;
        const [a, b] = [u * cos + v * sin, v * cos - u * sin];
        const relief =
          Math.sin(13 * a) * Math.cos(9 * b + 3 * a) + 0.6 * Math.sin(31 * b + 5 * a * a);
        const rim = u * u + v * v > 0.86 ? 0.8 : 1;
        colour = metal.map((c) => c * rim * (1 + 0.22 * relief) * (1 + slope * u));
      }
      for (let c = 0; c < 3; c++)
        data[(y * width + x) * 3 + c] = Math.max(0, Math.min(255, Math.round(colour[c])));
    }
  }
  return { width, height, channels: 3, data };
}

/** Zero-mean normalised correlation over the pixels that both masks have. */
export function zncc(
  a: { flat: Float32Array; mask: Uint8Array },
  b: { flat: Float32Array; mask: Uint8Array },
): number {
  let [n, sa, sb, aa, bb, ab] = [0, 0, 0, 0, 0, 0];
  for (let i = 0; i < a.flat.length; i++) {
    if (!a.mask[i] || !b.mask[i]) continue;
    n++;
    sa += a.flat[i];
    sb += b.flat[i];
    aa += a.flat[i] ** 2;
    bb += b.flat[i] ** 2;
    ab += a.flat[i] * b.flat[i];
  }
  return (ab - (sa * sb) / n) / Math.sqrt((aa - (sa * sa) / n) * (bb - (sb * sb) / n));
}
