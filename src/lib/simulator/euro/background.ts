import type { Random } from "../../base/index";
import { radians } from "../strikes/curves";
import { fractal } from "../strikes/noise";
import type { Background } from "./shot";

/** A picture being made: red, green, blue, 0 … 255 and beyond, row by row. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

type Colour = readonly [number, number, number];
const CLOTHS: readonly Colour[] = [
  [130, 24, 32],
  [28, 44, 96],
  [26, 70, 48],
  [52, 50, 54],
  [168, 156, 138],
  [96, 78, 120],
];
const WOODS: readonly Colour[] = [
  [150, 104, 62],
  [96, 60, 34],
  [196, 160, 112],
];
const SKINS: readonly Colour[] = [
  [214, 164, 138],
  [186, 130, 104],
  [128, 84, 64],
];

/** What a coin lies on, brighter on one side. @param unit  pixels to a coin's diameter */
export function paintBackground(
  width: number,
  height: number,
  kind: Background,
  unit: number,
  rng: Random,
): Canvas {
  const data = new Float32Array(width * height * 3);
  const [colour, texture] = TEXTURES[kind](width, height, unit, rng);
  const slant = radians(rng.uniform(0, 360));
  const fall = kind === "white" ? 0.04 * rng.next() ** 2 : rng.uniform(0, 0.25);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shade =
        1 +
        fall * (((x / width - 0.5) * Math.cos(slant) + (y / height - 0.5) * Math.sin(slant)) * 2);
      const at = y * width + x;
      for (let c = 0; c < 3; c++) data[at * 3 + c] = (colour[c] + texture[at]) * shade;
    }
  }
  return { width, height, data };
}

type Texture = (width: number, height: number, unit: number, rng: Random) => [Colour, Float32Array];

const grey = (level: number): Colour => [level, level, level];

const TEXTURES: Readonly<Record<Background, Texture>> = {
  white: (width, height, _, rng) => [
    grey(rng.next() < 0.6 ? 254 : rng.uniform(232, 254)),
    new Float32Array(width * height),
  ],
  grey: (width, height, unit, rng) => [
    grey(rng.uniform(90, 215)),
    fractal(width, height, 0.5 * unit, 3, rng).map((v) => 3 * v),
  ],
  black: (width, height, unit, rng) => [
    grey(rng.uniform(6, 40)),
    fractal(width, height, 0.3 * unit, 3, rng).map((v) => 2 * v),
  ],
  cloth(width, height, unit, rng) {
    const thread = (unit * rng.uniform(0.018, 0.04)) / 6.283;
    const folds = fractal(width, height, 0.8 * unit, 3, rng);
    const fuzz = fractal(width, height, 3, 2, rng);
    const depth = rng.uniform(4, 14);
    const texture = folds.map((v, at) => {
      const [x, y] = [at % width, Math.floor(at / width)];
      return (
        9 * v +
        4 * fuzz[at] +
        (thread > 0.5 ? depth * Math.sin(x / thread) * Math.sin(y / thread) : 0)
      );
    });
    return [rng.pick(CLOTHS), texture];
  },
  wood(width, height, unit, rng) {
    const broad = fractal(width, height, 0.9 * unit, 3, rng);
    const fine = fractal(width, height, 0.12 * unit + 2, 3, rng);
    const pace = rng.uniform(14, 34) / unit;
    return [
      rng.pick(WOODS),
      broad.map(
        (v, at) =>
          11 * Math.sin((at % width) * 0.03 * pace + Math.floor(at / width) * pace + 2.4 * v) +
          5 * fine[at] +
          6 * v,
      ),
    ];
  },
  skin(width, height, unit, rng) {
    const soft = fractal(width, height, 0.7 * unit, 3, rng);
    const pores = fractal(width, height, 0.05 * unit + 2, 2, rng);
    const crease = fractal(width, height, 0.9 * unit, 2, rng);
    return [
      rng.pick(SKINS),
      soft.map((v, at) => 13 * v + 4 * pores[at] - 34 * Math.exp(-((crease[at] * 16) ** 2))),
    ];
  },
  paper(width, height, unit, rng) {
    const line = unit * rng.uniform(0.07, 0.14);
    const words = fractal(width, height, 0.12 * unit, 3, rng);
    const ink = rng.uniform(70, 150);
    return [
      [238, 234, 224],
      words.map((v, at) =>
        Math.floor(at / width) % line < 0.42 * line && v > -0.5
          ? -ink * Math.min(1, 2 * (v + 0.5)) * 0.7
          : 0,
      ),
    ];
  },
};
