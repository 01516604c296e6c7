import type { Random } from "../../base/index";
import { blur } from "../strikes/blur";
import { radians, type Point } from "../strikes/curves";
import { fractal } from "../strikes/noise";
import { relief, resolution, stroke, type Relief } from "../strikes/relief";
import { CORE } from "./engrave";
import { engraved, type EuroSide } from "./engraved";
import type { Finish, Lamp } from "./shot";

/**
 * A coin's face as the light leaves it: red, green, blue, 0 … 255 and beyond where it shines, on
 * the grid of a relief.
 */
export interface Face {
  readonly size: number;
  readonly data: Float32Array;
}

type Colour = readonly [number, number, number];
interface Metal {
  readonly dark: Colour;
  readonly field: Colour;
  readonly bright: Colour;
}

const SILVER: Metal = { dark: [44, 45, 50], field: [194, 195, 198], bright: [255, 255, 255] };
const GOLD: Metal = { dark: [70, 44, 6], field: [206, 160, 66], bright: [255, 240, 176] };
const PALE: Metal = { dark: [62, 58, 34], field: [196, 188, 142], bright: [252, 250, 222] };
const BROWN: Colour = [74, 60, 40];
/** Makes up for what the grid takes from steep edges. */
const STEEPNESS = 1.5;
/** Less patina or dirt than this leaves no blotches that anybody sees. */
const FAINT = 0.04;
/** Beyond this squared distance from the middle nothing of the coin is left, coin diameters. */
const FACE = 0.27;

const between = (a: Colour, b: Colour, t: number): Colour => [
  a[0] + t * (b[0] - a[0]),
  a[1] + t * (b[1] - a[1]),
  a[2] + t * (b[2] - a[2]),
];

/**
 * Colours are looked up in steps of this size, up to the brightest light that makes a difference.
 */
const STEP = 1 / 256;
const BRIGHTEST = 4;
const TONES = BRIGHTEST / STEP;

/**
 * From light to colour, three values a step: the hollow's dark, the field at light 1, what shines.
 */
function toneCurve({ dark, field, bright }: Metal): Float32Array {
  const curve = new Float32Array((TONES + 1) * 3);
  for (let i = 0; i <= TONES; i++) {
    const light = i * STEP;
    for (const c of [0, 1, 2] as const) {
      const low = 0.6 * dark[c];
      curve[i * 3 + c] =
        light < 1
          ? low + (field[c] - low) * light ** 1.2
          : field[c] + (bright[c] - field[c]) * 1.3 * (1 - Math.exp((1 - light) / 0.55));
    }
  }
  return curve;
}

/**
 * Lights one side of a coin.
 *
 * @param perDiameter pixels wanted to the coin's diameter; the face has at least as many, up to the
 *   finest grid
 * @param lamp directions as seen with the coin upright
 */
export function lightFace(
  side: EuroSide,
  perDiameter: number,
  finish: Finish,
  lamp: Lamp,
  rng: Random,
): Face {
  const surface = aged(engraved(side, perDiameter), finish, rng.fork("scratches"));
  const { size, data: height } = surface;
  const scale = resolution(size);
  const around = blur(height, size, size, 0.015 * scale);
  const light = reflected(surface, around, lamp, rng.fork("glare"));
  const { gold, patina, dirt } = finish;
  const none = new Float32Array(size * size);
  const stain = patina < FAINT ? none : fractal(size, size, 0.3 * scale, 4, rng.fork("stain"));
  const grime = dirt < FAINT ? none : fractal(size, size, 0.07 * scale, 3, rng.fork("grime"));
  const core = toneCurve({
    dark: between(PALE.dark, GOLD.dark, gold),
    field: between(PALE.field, GOLD.field, gold),
    bright: between(PALE.bright, GOLD.bright, gold),
  });
  const ring = toneCurve(SILVER);
  const out = new Float32Array(size * size * 3);
  const middle = size / 2 - 0.5;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const squared = ((x - middle) ** 2 + (y - middle) ** 2) / (scale * scale);
      if (squared > FACE) continue;
      const at = y * size + x;
      const curve = squared < CORE * CORE ? core : ring;
      const hollow = Math.min(1, Math.max(0, (around[at] - height[at]) * 260));
      const dull = patina * (0.16 + 0.55 * hollow + 0.12 * Math.max(0, stain[at]));
      const dirty =
        dirt < FAINT
          ? 0
          : Math.min(
              0.85,
              Math.max(
                0,
                (grime[at] + 1.2 * hollow - 2.2 + 3.2 * dirt) * 1.4 * Math.min(1, dirt * 12),
              ),
            );
      const l = light[at] * (1 - 0.35 * patina * hollow);
      const tone = Math.min(TONES, Math.floor(l / STEP)) * 3;
      const cast = Math.min(1.2, l); // what lies on the metal does not shine
      for (let c = 0; c < 3; c++) {
        let v = curve[tone + c];
        v += dull * (BROWN[c] * (0.5 + 0.8 * cast) - v);
        v += dirty * (BROWN[c] * 0.6 * (0.4 + 0.6 * cast) - v);
        out[at * 3 + c] = v;
      }
    }
  }
  return { size, data: out };
}

/** The surface after years in pockets: what stands up is flattened, edges go soft, scratches. */
function aged(struck: Relief, { wear, scratches }: Finish, rng: Random): Relief {
  const { size } = struck;
  const level = 0.019 - 0.012 * wear;
  const kept = 1 - 0.75 * wear;
  const low = struck.data.map((h) => (h > level ? level + (h - level) * kept : h));
  const data = blur(low, size, size, (0.0005 + 0.005 * wear) * resolution(size));
  if (scratches === 0) return { size, data };
  const marks = relief(size);
  for (let i = 0; i < scratches; i++) {
    const [x, y, way] = [rng.uniform(-0.45, 0.45), rng.uniform(-0.45, 0.45), rng.uniform(0, 6.283)];
    const reach = 0.02 + 0.22 * rng.next() ** 3;
    const end: Point = [x + reach * Math.cos(way), y + reach * Math.sin(way)];
    stroke(marks, [[x, y], end], [0.0016, 0.0004], rng.uniform(0.0006, 0.0022));
  }
  for (let i = 0; i < data.length; i++) data[i] -= marks.data[i];
  return { size, data };
}

/** Light sent to the camera, 1 on flat open metal. */
function reflected(
  { size, data: height }: Relief,
  around: Float32Array,
  lamp: Lamp,
  rng: Random,
): Float32Array {
  const scale = resolution(size);
  const [lx, ly] = [Math.sin(radians(lamp.from)), -Math.cos(radians(lamp.from))];
  const [upward, across] = [Math.sin(radians(lamp.height)), Math.cos(radians(lamp.height))];
  const halfway = radians((90 - lamp.height) / 2);
  const [halfUp, halfAcross] = [Math.cos(halfway), Math.sin(halfway)];
  const shadow = Math.max(2, Math.round(0.012 * scale));
  const offset = Math.round(ly * shadow) * size + Math.round(lx * shadow);
  const climb = (0.55 * Math.tan(radians(Math.min(75, lamp.height))) * shadow) / scale;
  const glare = {
    x: rng.uniform(-0.4, 0.4),
    y: rng.uniform(-0.4, 0.4),
    width: rng.uniform(0.1, 0.3),
  };
  const fan = radians(rng.uniform(0, 360));
  const [fanAlong, fanAcross] = [lamp.lustre * Math.cos(fan), lamp.lustre * Math.sin(fan)];
  const slope = (STEEPNESS * scale) / 2;
  const flat = eighteenth(halfUp);
  const light = new Float32Array(size * size);
  for (let y = 1; y < size - 1; y++) {
    const v = (y + 0.5 - size / 2) / scale;
    for (let x = 1; x < size - 1; x++) {
      const u = (x + 0.5 - size / 2) / scale;
      const squared = u * u + v * v;
      if (squared > FACE) continue;
      const at = y * size + x;
      const gx = (height[at + 1] - height[at - 1]) * slope;
      const gy = (height[at + size] - height[at - size]) * slope;
      const norm = 1 / Math.sqrt(1 + gx * gx + gy * gy);
      const facing = -(gx * lx + gy * ly);
      const direct = Math.max(0, (upward + across * facing) * norm) / upward;
      const sharp = eighteenth(Math.max(0, (halfUp + halfAcross * facing) * norm));
      const over = (height[at + offset] - height[at] - climb) * 220;
      const free = over > 0 ? 1 - Math.min(0.6, over) : 1;
      const ambient =
        (0.35 + 0.65 * norm * norm) *
        (1 - Math.min(0.4, Math.max(-0.25, (around[at] - height[at]) * 50)));
      const fanned = ((u * u - v * v) * fanAlong + 2 * u * v * fanAcross) / Math.max(0.06, squared);
      let tone =
        (free * ((1 - lamp.softness) * Math.min(2.4, direct) + lamp.shine * (sharp - flat)) +
          lamp.softness * ambient) *
        (1 + fanned);
      if (lamp.glare > 0)
        tone +=
          lamp.glare *
          norm ** 3 *
          Math.exp(
            -((u - glare.x - 1.5 * gx) ** 2 + (v - glare.y - 1.5 * gy) ** 2) /
              (2 * glare.width * glare.width),
          );
      light[at] = Math.max(0, tone);
    }
  }
  return light;
}

function eighteenth(cosine: number): number {
  const two = cosine * cosine;
  const eight = two * two * (two * two);
  return eight * eight * two;
}
