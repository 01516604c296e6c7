import { connectedPieces } from "../image/components";
import type { Picture } from "../picture";
import { groundAt } from "./ground-surface";
import type { ScaledPicture } from "./rim-strip";
import type { Seed } from "./trace-rim";

/** Pixels of the longer side of the picture in which seeds are looked for. */
const SEARCH_SIDE_PX = 128;
/** Distances from the ground, in units of its scatter, beyond which a pixel is no ground. */
const LEVELS = [4, 9];
/** A coin covers at least this share of the picture, its box is no longer than this. */
const [MIN_AREA_SHARE, MAX_ELONGATION] = [0.01, 2.2];

/** Places where a coin may lie. */
export interface Seeds {
  /** What stands out from the ground surface at two levels, the largest first. */
  objects: Seed[];
  /** The middle of the picture. */
  middle: Seed;
}

/** Looks for places where a coin may lie. */
export function seedsOf(picture: ScaledPicture): Seeds {
  const step = Math.max(1, Math.round(Math.max(picture.width, picture.height) / SEARCH_SIDE_PX));
  const small = picture.at(step);
  const off = distanceFromGround(picture, small);
  const objects: Seed[] = [];
  for (const level of LEVELS) {
    for (const seed of objectsAbove(off, small, level)) {
      const found = { x: seed.x * step, y: seed.y * step, radius: seed.radius * step };
      if (!objects.some((o) => near(o, found))) objects.push(found);
    }
  }
  objects.sort((a, b) => b.radius - a.radius);
  const { width, height } = picture;
  return {
    objects,
    middle: { x: width / 2, y: height / 2, radius: 0.42 * Math.min(width, height) },
  };
}

/** Distance of every pixel from the ground surface, in units of its scatter. */
export function distanceFromGround({ ground }: ScaledPicture, small: Picture): Float32Array {
  const { width, height, channels, data } = small;
  const out = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    const v = (y + 0.5) / height - 0.5;
    for (let x = 0; x < width; x++, i++) {
      const u = (x + 0.5) / width - 0.5;
      let sum = 0;
      for (let c = 0; c < channels; c++) {
        const d = data[i * channels + c] - groundAt(ground.coefficients[c], u, v);
        sum += d * d;
      }
      out[i] = Math.sqrt(channels === 1 ? 3 * sum : sum) / (ground.scatter + 1);
    }
  }
  return out;
}

function objectsAbove(off: Float32Array, { width, height }: Picture, level: number): Seed[] {
  const mask = new Uint8Array(off.length);
  for (let i = 0; i < off.length; i++) mask[i] = off[i] > level ? 1 : 0;
  const { pieces } = connectedPieces(opened(mask, width, height), width, height);
  return pieces
    .slice(0, 40)
    .map(({ left, right, top, bottom, area }) => ({
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      across: right - left,
      down: bottom - top,
      area,
    }))
    .filter(
      ({ across, down }) =>
        across * down > MIN_AREA_SHARE * off.length &&
        Math.max(across, down) < MAX_ELONGATION * Math.min(across, down) &&
        across * down < 0.98 * off.length,
    )
    .map(({ x, y, across, down }) => ({ x, y, radius: (across + down) / 4 }));
}

/** Morphological opening with a cross of 5 pixels, which breaks thin bridges. */
function opened(mask: Uint8Array, width: number, height: number): Uint8Array {
  const pass = (from: Uint8Array, all: boolean) => {
    const out = from.slice();
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1, i = y * width + 1; x < width - 1; x++, i++) {
        const around = from[i - 1] + from[i + 1] + from[i - width] + from[i + width];
        out[i] = all ? (from[i] && around === 4 ? 1 : 0) : from[i] || around > 0 ? 1 : 0;
      }
    }
    return out;
  };
  return pass(pass(mask, true), false);
}

function near(a: Seed, b: Seed): boolean {
  const apart = Math.hypot(a.x - b.x, a.y - b.y);
  return apart < 0.15 * a.radius && Math.abs(Math.log(a.radius / b.radius)) < 0.15;
}
