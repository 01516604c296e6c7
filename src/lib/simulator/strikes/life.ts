import type { Random } from "../../base/index";
import { fractal } from "./noise";
import { radians } from "./curves";
import type { Surface } from "./strike";

type Colour = readonly [red: number, green: number, blue: number];

/**
 * What happened to one coin between the mint and the camera: both its sides share it. Shares are 0
 * … 1.
 */
export interface Life {
  readonly wear: number;
  readonly corrosion: number;
  readonly encrustation: number;
  readonly scratches: number;
  /** Fine unevenness of the skin, die diameters. */
  readonly skin: number;
  /** How uneven the patina's tone is from grain to grain. */
  readonly speckle: number;
  /** The patina: in the hollows, on the field, on what stands up. */
  readonly dark: Colour;
  readonly field: Colour;
  readonly bright: Colour;
  /** What lies on it. */
  readonly crust: Colour;
  readonly blotch: Colour;
  readonly blotches: number;
}

/**
 * How lives differ: `[least, range, power]` is least + range * u^power for u uniform in 0 … 1, so
 * that most coins lie near the least.
 */
export const LIVING = {
  wear: [0.06, 0.6, 1.5],
  corrosion: [0, 1, 2],
  encrustation: [0, 1, 3.5],
  blotches: [0, 1, 1.5],
  /** Die diameters. */
  skin: [0.00002, 0.00014, 3],
  speckle: [0.05, 0.06, 1],
  /** Coins with scratches, and how many these have at most. */
  scratchedShare: 0.4,
  scratches: 5,
} as const;

/** Patinas as on the bronze of a hoard: olive brass, brown, grey, reddish, green. */
const PATINAS: readonly { dark: Colour; field: Colour; bright: Colour }[] = [
  { dark: [56, 46, 28], field: [118, 103, 70], bright: [222, 210, 170] },
  { dark: [54, 44, 30], field: [122, 106, 74], bright: [226, 212, 172] },
  { dark: [52, 45, 38], field: [110, 99, 84], bright: [216, 206, 182] },
  { dark: [54, 44, 40], field: [114, 99, 91], bright: [216, 203, 190] },
  { dark: [52, 48, 47], field: [110, 105, 101], bright: [222, 217, 208] },
  { dark: [60, 40, 30], field: [121, 93, 74], bright: [222, 192, 160] },
  { dark: [46, 48, 36], field: [104, 105, 80], bright: [208, 208, 174] },
];
const CRUSTS: readonly Colour[] = [
  [92, 150, 112],
  [120, 164, 138],
  [88, 128, 92],
  [132, 80, 50],
  [160, 142, 112],
];

export function drawLife(rng: Random): Life {
  const patina = rng.pick([0, 0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6].map((i) => PATINAS[i]));
  const shift = rng.normal(1, 0.06);
  const tint = (c: Colour): Colour => [
    c[0] * shift * (1 + rng.normal(0, 0.02)),
    c[1] * shift,
    c[2] * shift * (1 + rng.normal(0, 0.03)),
  ];
  const skewed = ([least, range, power]: readonly [number, number, number]): number =>
    least + range * rng.next() ** power;
  return {
    wear: skewed(LIVING.wear),
    corrosion: skewed(LIVING.corrosion),
    encrustation: skewed(LIVING.encrustation),
    scratches: rng.next() < LIVING.scratchedShare ? 1 + rng.integer(LIVING.scratches) : 0,
    skin: skewed(LIVING.skin),
    speckle: skewed(LIVING.speckle),
    dark: patina.dark,
    field: tint(patina.field),
    bright: tint(patina.bright),
    crust: rng.pick(CRUSTS),
    blotch: rng.pick([
      [128, 74, 44],
      [92, 62, 44],
      [96, 126, 96],
      [60, 54, 46],
    ] as const),
    blotches: skewed(LIVING.blotches),
  };
}

/** What lies on the surface, pixel by pixel: the skin's grain, shares of crust and blotch. */
export interface Deposits {
  /** Fine grain of the skin, about standard deviation 1: the same that is in the heights. */
  readonly grain: Float32Array;
  readonly crust: Float32Array;
  readonly blotch: Float32Array;
}

const ramp = (v: number, from: number, to: number): number =>
  v <= from ? 0 : v >= to ? 1 : (v - from) / (to - from);

/**
 * Ages a struck surface in place: skin, pits, crust and scratches are added to its heights.
 *
 * @param perDiameter  pixels to a die diameter
 */
export function age(surface: Surface, life: Life, perDiameter: number, rng: Random): Deposits {
  const { width, rows, height, depth } = surface;
  const skin = fractal(width, rows, 0.0075 * perDiameter, 3, rng.fork("skin"), 0.85);
  const patches = fractal(width, rows, 0.16 * perDiameter, 3, rng.fork("patches"));
  const lumps = fractal(width, rows, 0.1 * perDiameter, 4, rng.fork("lumps"), 0.6);
  const crust = new Float32Array(height.length);
  const blotch = new Float32Array(height.length);
  const pitted = 2.6 - 2.2 * life.corrosion;
  const crusted = 2.7 - 1.5 * life.encrustation;
  const blotched = 1.9 - 1.6 * life.blotches;
  for (let i = 0; i < height.length; i++) {
    if (depth[i] < -0.01) continue;
    const s = skin[i];
    const rim = ramp(0.03 - depth[i], 0, 0.03);
    const pit = ramp(patches[i] + 0.35 * s + 0.8 * rim, pitted, pitted + 0.9);
    // pits gather where the skin is low; crust stands on it, grainy
    height[i] += s * life.skin * (1 + 2.5 * pit + 1.5 * rim) - pit * 0.006 * ramp(-s, -0.4, 1.2);
    const c = ramp(lumps[i] + 0.25 * s + 0.5 * rim, crusted, crusted + 0.4);
    crust[i] = c;
    height[i] += c * (0.0035 + 0.0014 * s);
    blotch[i] = 0.75 * ramp(patches[i] * 0.6 - lumps[i] * 0.7 + 0.45 * s, blotched, blotched + 0.8);
  }
  scratch(surface, life.scratches, perDiameter, rng.fork("scratches"));
  return { grain: skin, crust, blotch };
}

/** Straight thin grooves. */
function scratch(
  { width, rows, height }: Surface,
  count: number,
  perDiameter: number,
  rng: Random,
): void {
  for (let k = 0; k < count; k++) {
    const angle = radians(rng.uniform(0, 360));
    const length = rng.uniform(0.05, 0.3) * perDiameter;
    let [x, y] = [width * rng.uniform(0.2, 0.8), rows * rng.uniform(0.2, 0.8)];
    const deep = rng.uniform(0.001, 0.003);
    for (let s = 0; s < length; s++, x += Math.cos(angle), y += Math.sin(angle)) {
      const at = Math.round(y) * width + Math.round(x);
      if (x < 1 || y < 1 || x >= width - 1 || y >= rows - 1) break;
      height[at] -= deep * Math.sin((Math.PI * s) / length);
    }
  }
}
