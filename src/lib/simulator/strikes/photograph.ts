import type { Random } from "../../base/index";
import { equalDisc } from "../../coins/index";
import { blur } from "./blur";
import type { Deposits, Life } from "./life";
import { paintGround, type CoinDisc, type GroundKind } from "./grounds";
import { lit, type Lamp } from "./light";
import { grain } from "./noise";
import { drawScaleBar } from "./scale-bar";
import type { Surface } from "./strike";

/** An 8-bit RGB picture, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Light and camera for one side. */
export interface Shot {
  readonly lamp: Lamp;
  readonly exposure: number;
  readonly whiteBalance: readonly [red: number, green: number, blue: number];
  /** Blur of focus, sigma in die diameters. */
  readonly focus: number;
  /** Noise, grey levels. */
  readonly noise: number;
}

/** How photographs differ; pairs are least and most, spreads standard deviations. */
export const PHOTOGRAPHING = {
  /** Degrees clockwise from 12 o'clock: light falls from the upper left. */
  lampFrom: -48,
  lampFromSpread: 20,
  /** Degrees above the table. */
  lampHeight: [32, 54],
  softness: [0.3, 0.5],
  shine: [0.5, 1.6],
  exposure: 1.12,
  exposureSpread: 0.06,
  whiteBalanceSpread: [0.02, 0.025],
  /** Sigma of the blur, die diameters: least, and what is added at worst. */
  focus: [0.0003, 0.0008],
  /** Grey levels. */
  noise: [1, 3],
} as const;

export function drawShot(rng: Random): Shot {
  return {
    lamp: {
      from: rng.normal(PHOTOGRAPHING.lampFrom, PHOTOGRAPHING.lampFromSpread),
      height: rng.uniform(...PHOTOGRAPHING.lampHeight),
      softness: rng.uniform(...PHOTOGRAPHING.softness),
      shine: rng.uniform(...PHOTOGRAPHING.shine),
    },
    exposure: rng.normal(PHOTOGRAPHING.exposure, PHOTOGRAPHING.exposureSpread),
    whiteBalance: [
      1 + rng.normal(0, PHOTOGRAPHING.whiteBalanceSpread[0]),
      1,
      1 + rng.normal(0, PHOTOGRAPHING.whiteBalanceSpread[1]),
    ],
    focus: PHOTOGRAPHING.focus[0] + PHOTOGRAPHING.focus[1] * rng.next() ** 2,
    noise: rng.uniform(...PHOTOGRAPHING.noise),
  };
}

const WHITE = 254;
/**
 * Tone curves are looked up in steps of this size, up to the brightest light that makes a
 * difference.
 */
const STEP = 1 / 256;
const BRIGHTEST = 3;

/** From light to a colour channel: the hollow's dark, the field, what shines. */
function toneCurve(life: Life, channel: 0 | 1 | 2): Float32Array {
  const [dark, field, bright] = [life.dark[channel], life.field[channel], life.bright[channel]];
  return Float32Array.from({ length: BRIGHTEST / STEP + 1 }, (_, i) => {
    const light = i * STEP;
    if (light < 1) return dark * 0.85 + (field - dark * 0.85) * light ** 1.25;
    const shine = 1 - Math.exp(-(light - 1) / 0.6);
    return field + (bright - field) * 1.45 * shine;
  });
}

/** What else a photograph is made from. */
export interface PhotographOptions {
  life: Life;
  deposits: Deposits;
  shot: Shot;
  /** Pixels a side of the picture. */
  size: number;
  /** Pixels to the die's diameter. */
  perDiameter: number;
  ground: GroundKind;
  rng: Random;
}

/** Takes the picture of one side: a coin on its ground, on white with a scale bar. */
export function photograph(
  surface: Surface,
  { life, deposits, shot, size, perDiameter, ground, rng }: PhotographOptions,
): Picture {
  const { width, rows, depth, x0, y0 } = surface;
  const noise = grain(rng);
  let light = lit(surface, shot.lamp, perDiameter);
  for (let i = 0; i < light.length; i++) {
    if (depth[i] < -0.01) continue;
    const g = 0.5 * deposits.grain[i] + 1.65 * noise();
    light[i] *= 1 + life.speckle * g;
  }
  light = blur(light, width, rows, shot.focus * perDiameter);
  const tones = BRIGHTEST / STEP + 1;
  const curves = new Float32Array(3 * tones);
  for (const c of [0, 1, 2] as const) curves.set(toneCurve(life, c), c * tones);
  const gains = shot.whiteBalance.map((w) => w * shot.exposure);
  const painted =
    ground === "white" ? null : paintGround(ground, size, discOf(surface), rng.fork("ground"));
  const data = painted
    ? new Uint8ClampedArray(painted)
    : new Uint8ClampedArray(size * size * 3).fill(WHITE);
  const edge = perDiameter / 1.6;
  const shade = 0.012;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < width; x++) {
      const from = y * width + x;
      const to = ((y + y0) * size + x + x0) * 3;
      const inside = depth[from];
      const dark = inside > -4 * shade ? 9 * Math.exp(inside < 0 ? inside / shade : 0) : 0;
      const under = (c: number) => (painted ? painted[to + c] * (1 - dark / WHITE) : WHITE - dark);
      let cover = 0.5 + inside * edge;
      if (cover <= 0) {
        for (let c = 0; c < 3; c++) data[to + c] = under(c);
        continue;
      }
      if (cover > 1) cover = 1;
      const l = light[from];
      const at = l >= BRIGHTEST ? BRIGHTEST / STEP : l > 0 ? (l / STEP) | 0 : 0;
      const blotch = 0.8 * deposits.blotch[from];
      const crust = 0.85 * deposits.crust[from];
      const cast = l < 1.25 ? l : 1.25; // what lies on the metal does not shine
      const n = noise() * shot.noise;
      for (let c = 0; c < 3; c++) {
        let v = curves[c * tones + at];
        if (blotch > 0) v += blotch * (life.blotch[c] * (0.3 + 0.7 * cast) - v);
        if (crust > 0) v += crust * (life.crust[c] * (0.25 + 0.75 * cast) - v);
        // clamped and rounded by the array
        const below = under(c);
        data[to + c] = below + cover * (v * gains[c] - below) + n;
      }
    }
  }
  const picture = { width: size, height: size, data: new Uint8Array(data.buffer) };
  if (ground === "white") drawScaleBar(picture);
  return picture;
}

/** The disc with the area and the centroid of the coin. */
function discOf({ width, rows, depth, x0, y0 }: Surface): CoinDisc {
  const mask = new Uint8Array(depth.length);
  for (let i = 0; i < mask.length; i++) if (depth[i] > 0) mask[i] = 1;
  const { centre, radius } = equalDisc(mask, width, rows);
  return { x: x0 + centre[0], y: y0 + centre[1], radius };
}
