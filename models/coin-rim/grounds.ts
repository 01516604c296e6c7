import type { Random } from "../../src/lib/base/random";

export type Rgb = [number, number, number];
/** Colour of a ground at x, y from 0 to 1. */
export type Ground = (x: number, y: number) => Rgb;

/** A smooth random field from 0 to 1 with so many cells across. */
export function valueNoise(
  r: Random,
  cells: number,
  across = cells,
): (x: number, y: number) => number {
  const n = 64;
  const grid = Float32Array.from({ length: n * n }, () => r.next());
  return (x, y) => {
    const [u, v] = [x * across + 1000, y * cells + 1000];
    const [i, j] = [Math.floor(u), Math.floor(v)];
    const [s, t] = [u - i, v - j];
    const at = (a: number, b: number) => grid[(b & 63) * n + (a & 63)];
    const over = at(i, j) * (1 - s) + at(i + 1, j) * s;
    const under = at(i, j + 1) * (1 - s) + at(i + 1, j + 1) * s;
    return over * (1 - t) + under * t;
  };
}

function anyColour(r: Random, mean: Rgb): Rgb {
  const kind = r.next();
  if (kind < 0.15) return grey(r.uniform(235, 256));
  if (kind < 0.3) return grey(r.uniform(0, 25));
  if (kind < 0.55) return grey(r.uniform(60, 235));
  if (kind < 0.7) return mean.map((m) => m + r.normal(0, 25)) as Rgb; // the coin's own colour
  return [r.uniform(10, 250), r.uniform(10, 250), r.uniform(10, 250)];
}

export const grey = (v: number): Rgb => [v, v, v];
const mix = (a: Rgb, b: Rgb, t: number): Rgb => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
  a[2] + (b[2] - a[2]) * t,
];
const times = (a: Rgb, k: number): Rgb => [a[0] * k, a[1] * k, a[2] * k];
const plus = (a: Rgb, k: number): Rgb => [a[0] + k, a[1] + k, a[2] + k];
const clamp = (t: number) => (t < 0 ? 0 : t > 1 ? 1 : t);

/** A random ground: plain, uneven light, textures, or two grounds that meet. */
export function randomGround(r: Random, mean: Rgb): Ground {
  const base = textured(r, anyColour(r, mean));
  const kind = r.next();
  if (kind < 0.4) return base;
  const angle = r.uniform(0, 2 * Math.PI);
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  if (kind < 0.6) {
    const other = r.next() < 0.5 ? anyColour(r, mean) : null;
    const strength = r.uniform(0.2, 0.9);
    return (x, y) => {
      const t = clamp(0.5 + (x - 0.5) * c + (y - 0.5) * s);
      return other ? mix(base(x, y), other, t) : times(base(x, y), 1 - strength * t);
    };
  }
  if (kind < 0.78) {
    const k = r.uniform(0.2, 0.9);
    const power = r.uniform(1, 3);
    const [cx, cy] = [r.uniform(0.4, 0.6), r.uniform(0.4, 0.6)];
    return (x, y) =>
      times(base(x, y), 1 - k * Math.min(1, (2 * ((x - cx) ** 2 + (y - cy) ** 2)) ** (power / 2)));
  }
  if (kind < 0.9) {
    const [cx, cy, w] = [r.next(), r.next(), r.uniform(0.15, 0.5)];
    const lift = r.uniform(-110, 110);
    return (x, y) =>
      plus(base(x, y), lift * Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * w * w)));
  }
  const other = textured(r, anyColour(r, mean));
  const at = r.uniform(-0.4, 0.4);
  return (x, y) => ((x - 0.5) * c + (y - 0.5) * s < at ? base(x, y) : other(x, y));
}

function textured(r: Random, colour: Rgb): Ground {
  const kind = r.next();
  if (kind < 0.45) return () => colour;
  const depth = r.uniform(8, 60);
  if (kind < 0.62) {
    const [coarse, fine] = [valueNoise(r, r.uniform(3, 12)), valueNoise(r, r.uniform(25, 120))];
    const share = r.next();
    return (x, y) =>
      plus(colour, depth * (share * (coarse(x, y) - 0.5) + (1 - share) * (fine(x, y) - 0.5)));
  }
  if (kind < 0.8) {
    const [p, q] = [r.uniform(40, 400), r.uniform(40, 400)];
    const noise = valueNoise(r, 150);
    return (x, y) =>
      plus(colour, 0.7 * depth * (Math.sin(p * x) * Math.sin(q * y) + 1.2 * (noise(x, y) - 0.5)));
  }
  const grain = valueNoise(r, r.uniform(4, 12), r.uniform(1, 3));
  const fine = valueNoise(r, r.uniform(40, 120), r.uniform(5, 15));
  const waves = r.uniform(6, 40);
  const turned = r.next() < 0.5;
  return (x, y) => {
    const [u, v] = turned ? [y, x] : [x, y];
    return plus(colour, depth * (0.5 * Math.sin(grain(u, v) * waves) + 0.7 * (fine(u, v) - 0.5)));
  };
}
