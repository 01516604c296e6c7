import { valueNoise, type Random, type Rgb } from "./scene-noise";

/** Place and radius of the coin on the frame, for what lies round it. */
export interface CoinPlace {
  x: number;
  y: number;
  radius: number;
}

/** A ground with what lies or falls on it. */
export interface Scene {
  ground(x: number, y: number): Rgb;
  /** Another brightness of the metal; `mean` is that of the whole coin. */
  tone?(value: number, mean: number): number;
  /** Whether the metal has no colour. */
  grey?: boolean;
  /** Share of the coin's width beyond the left edge of the frame. */
  cutOff?: number;
  /** Factor of the ground's brightness. */
  shade?(x: number, y: number, coin: CoinPlace): number;
  /** Colour of a thing beside or round the coin, under the coin itself. */
  over?(x: number, y: number, coin: CoinPlace): Rgb | null;
}

/** Pixels a side of a composed photograph. */
export const FRAME = 700;

const flat = (v: number): Rgb => [v, v, v];
const mix = (a: Rgb, b: Rgb, t: number) => [0, 1, 2].map((c) => a[c] + (b[c] - a[c]) * t) as Rgb;
const between = (r: Random, low: number, high: number) => low + (high - low) * r();
const centred = (x: number, y: number, angle: number) =>
  (x - FRAME / 2) * Math.cos(angle) + (y - FRAME / 2) * Math.sin(angle);

/** Difficult grounds by name, each drawn anew from random numbers. */
export const SCENES: Record<string, (r: Random) => Scene> = {
  "plain grey": (r) => {
    const v = between(r, 175, 225);
    return { ground: () => flat(v) };
  },
  "plain white": () => ({ ground: () => flat(250) }),
  "plain black": () => ({ ground: () => flat(12) }),
  "gradient from dark green to light grey": (r) => {
    const [angle, s] = [between(r, 0, 6.28), between(r, 0.5, 1)];
    return {
      ground: (x, y) => {
        const t = 0.5 + (s * centred(x, y, angle)) / (FRAME * 1.1);
        return mix([25, 60, 35], [200, 200, 198], Math.max(0, Math.min(1, t)));
      },
    };
  },
  "grey gradient of 30 to 60 levels": (r) => {
    const [angle, d] = [between(r, 0, 6.28), between(r, 30, 60)];
    return { ground: (x, y) => flat(190 + (d * centred(x, y, angle)) / FRAME) };
  },
  vignette: (r) => {
    const k = between(r, 0.3, 0.75);
    const half = 0.5 * FRAME * FRAME;
    return {
      ground: (x, y) =>
        flat(205 * (1 - k * Math.min(1, ((x - FRAME / 2) ** 2 + (y - FRAME / 2) ** 2) / half))),
    };
  },
  "lamp spot beside the coin": (r) => {
    const [cx, cy] = [between(r, 0, FRAME), between(r, 0, FRAME)];
    const [s, b] = [between(r, 120, 260), between(r, 60, 110)];
    return {
      ground: (x, y) => flat(120 + b * Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * s * s))),
    };
  },
  cloth: (r) => {
    const [p, d] = [between(r, 4, 9), between(r, 12, 45)];
    const c = [between(r, 60, 200), between(r, 60, 200), between(r, 60, 200)];
    const noise = valueNoise(r, 3);
    return {
      ground: (x, y) => {
        const weave = Math.sin((6.28 * x) / p) * Math.sin((6.28 * y) / p);
        const w = (weave + 1.4 * (noise(x, y) - 0.5)) * d;
        return [c[0] + w, c[1] + w, c[2] + w];
      },
    };
  },
  wood: (r) => {
    const [grain, fine] = [valueNoise(r, 90, 1, 6), valueNoise(r, 14, 0.3, 3)];
    const c = between(r, 0.7, 1.2);
    return {
      ground: (x, y) => {
        const q = (Math.sin(grain(x, y) * 30) * 0.5 + 0.5) * 40 + fine(x, y) * 25;
        return [(105 + q) * c, (72 + q * 0.8) * c, (45 + q * 0.55) * c];
      },
    };
  },
  "dark coin on black": (r) => {
    const [g, m] = [between(r, 4, 22), between(r, 30, 55)];
    return { ground: () => flat(g), tone: (v, mean) => (v * m) / mean };
  },
  "bright coin on white": (r) => {
    const [g, m] = [between(r, 240, 254), between(r, 195, 225)];
    return {
      ground: () => flat(g),
      tone: (v, mean) => 255 - ((255 - v) * (255 - m)) / (255 - mean),
    };
  },
  "hard shadow": (r) => hardShadow(r, [0.3, 0.6]),
  "hard, very dark shadow": (r) => hardShadow(r, [0.08, 0.3]),
  "soft shadow": (r) => {
    const distance = fromShadow(r);
    const [k, v] = [between(r, 0.3, 0.7), between(r, 170, 235)];
    return {
      ground: () => flat(v),
      shade: (x, y, coin) => 1 - (1 - k) / (1 + Math.exp(distance(x, y, coin) / 6)),
    };
  },
  "cut off by 5 to 12 %": (r) => {
    const [cutOff, v] = [between(r, 0.05, 0.12), between(r, 175, 225)];
    return { ground: () => flat(v), cutOff };
  },
  "cut off by 12 to 35 %": (r) => {
    const [cutOff, v] = [between(r, 0.12, 0.35), between(r, 175, 225)];
    return { ground: () => flat(v), cutOff };
  },
  "touching a ruler": (r) => {
    const [gap, h] = [between(r, -0.02, 0.005), between(r, 0.15, 0.3)];
    const v = between(r, 190, 235);
    return {
      ground: () => flat(v),
      over: (x, y, coin) => {
        const d = y - (coin.y + coin.radius * (0.97 + gap));
        return d > 0 && d < h * coin.radius ? flat(Math.floor(x / 25) % 2 ? 20 : 245) : null;
      },
    };
  },
  "plaster cast": (r) => {
    const [g, d, k] = [between(r, 150, 200), between(r, -14, 14), between(r, 0.25, 0.5)];
    return { ground: () => flat(g), grey: true, tone: (v, mean) => g + d + (v - mean) * k };
  },
  "edge of a table": (r) => {
    const s = between(r, 0.1, 0.9) * FRAME;
    const [a, b] = [between(r, 30, 110), between(r, 150, 230)];
    return { ground: (x) => flat(x < s ? a : b) };
  },
  capsule: (r) => {
    const [w, v, d] = [between(r, 1.1, 1.22), between(r, 185, 235), between(r, -45, -15)];
    return {
      ground: () => flat(v),
      over: (x, y, coin) => {
        const q = Math.hypot(x - coin.x, y - coin.y) / coin.radius;
        return q > 1 && q < w ? flat(v + d + (q > w - 0.03 ? 25 : 0)) : null;
      },
    };
  },
  finger: (r) => {
    const [angle, v] = [between(r, 0, 6.28), between(r, 190, 235)];
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    return {
      ground: () => flat(v),
      over: (x, y, coin) => {
        const u = (x - coin.x) * c + (y - coin.y) * s;
        const t = (y - coin.y) * c - (x - coin.x) * s;
        return u > coin.radius * 0.93 && Math.abs(t) < 0.3 * coin.radius ? [215, 160, 135] : null;
      },
    };
  },
};

/** Distance from the rim of a shadow that lies 3 to 12 % of the diameter beside the coin. */
function fromShadow(r: Random) {
  const [angle, o] = [between(r, 0, 6.28), between(r, 0.06, 0.25)];
  const [c, s] = [o * Math.cos(angle), o * Math.sin(angle)];
  return (x: number, y: number, coin: CoinPlace) =>
    Math.hypot(x - coin.x - c * coin.radius, y - coin.y - s * coin.radius) - coin.radius;
}

function hardShadow(r: Random, [low, high]: [number, number]): Scene {
  const distance = fromShadow(r);
  const [k, v] = [between(r, low, high), between(r, 170, 235)];
  return { ground: () => flat(v), shade: (x, y, coin) => (distance(x, y, coin) < 0 ? k : 1) };
}
