import type { Random } from "../../base/index";
import { paintBackground } from "../euro/background";
import { grain } from "./noise";

/** What coins are photographed on: plain white paper, and what makes a coin hard to find. */
export const GROUNDS = [
  "white",
  "grey",
  "gradient",
  "vignette",
  "shadow",
  "capsule",
  "ruler",
  "finger",
  "cloth",
  "wood",
] as const;
export type GroundKind = (typeof GROUNDS)[number];

/** Where the coin lies in the picture: the disc of its area, in pixels. */
export interface CoinDisc {
  x: number;
  y: number;
  radius: number;
}

type Colour = readonly [red: number, green: number, blue: number];

/** A place of the picture, seen from its middle and from the coin. */
interface Place {
  /** Shares of the picture's side, -0.5 … 0.5. */
  u: number;
  v: number;
  /** Radii of the coin from its centre, y downwards. */
  x: number;
  y: number;
}

const NOISE_LEVELS = 2;
const SKIN: Colour = [215, 160, 135];

/**
 * Paints what a coin lies on.
 *
 * @param size pixels a side of the picture
 * @returns size * size * 3 levels, 0 … 255, red, green, blue; the coin is not drawn
 */
export function paintGround(
  kind: Exclude<GroundKind, "white">,
  size: number,
  coin: CoinDisc,
  rng: Random,
): Float32Array {
  const noise = grain(rng.fork("noise"));
  const drawn = rng.fork(kind);
  if (kind === "cloth" || kind === "wood") {
    const { data } = paintBackground(size, size, kind, 2 * coin.radius, drawn);
    return data.map((level) => level + NOISE_LEVELS * noise());
  }
  const colourAt = DRAWN[kind](drawn);
  const out = new Float32Array(size * size * 3);
  const place: Place = { u: 0, v: 0, x: 0, y: 0 };
  for (let row = 0, at = 0; row < size; row++) {
    place.v = (row + 0.5) / size - 0.5;
    place.y = (row + 0.5 - coin.y) / coin.radius;
    for (let column = 0; column < size; column++, at += 3) {
      place.u = (column + 0.5) / size - 0.5;
      place.x = (column + 0.5 - coin.x) / coin.radius;
      const grey = NOISE_LEVELS * noise();
      const colour = colourAt(place);
      for (let c = 0; c < 3; c++)
        out[at + c] = (typeof colour === "number" ? colour : colour[c]) + grey;
    }
  }
  return out;
}

/** Draws one ground of a kind: its grey level, or its colour, at each place. */
const DRAWN: Readonly<
  Record<
    Exclude<GroundKind, "white" | "cloth" | "wood">,
    (rng: Random) => (place: Place) => number | Colour
  >
> = {
  grey(rng) {
    const level = rng.uniform(150, 235);
    return () => level;
  },
  gradient(rng) {
    const [level, difference] = [rng.uniform(130, 190), rng.uniform(40, 110)];
    const [cos, sin] = direction(rng);
    return ({ u, v }) => level + difference * (u * cos + v * sin);
  },
  vignette(rng) {
    const [level, loss] = [rng.uniform(190, 235), rng.uniform(0.3, 0.75)];
    return ({ u, v }) => level * (1 - loss * Math.min(1, 2 * (u * u + v * v)));
  },
  shadow(rng) {
    const [level, share] = [rng.uniform(170, 235), rng.uniform(0.2, 0.6)];
    const [offset, softness] = [rng.uniform(0.06, 0.25), rng.uniform(0.005, 0.05)];
    const [cos, sin] = direction(rng);
    return ({ x, y }) => {
      const beyond = Math.hypot(x - offset * cos, y - offset * sin) - 1;
      return level * (1 - (1 - share) / (1 + Math.exp(beyond / softness)));
    };
  },
  capsule(rng) {
    const [level, darker] = [rng.uniform(185, 235), rng.uniform(15, 45)];
    const outer = rng.uniform(1.1, 1.22);
    return ({ x, y }) => {
      const radius = Math.hypot(x, y);
      if (radius > outer) return level;
      return level - darker + (radius > outer - 0.03 ? 25 : 0);
    };
  },
  ruler(rng) {
    const level = rng.uniform(190, 235);
    const [top, height] = [rng.uniform(0.95, 0.975), rng.uniform(0.15, 0.3)];
    return ({ x, y }) => {
      if (y < top || y > top + height) return level;
      return Math.floor(x / 0.1) % 2 === 0 ? 20 : 245;
    };
  },
  finger(rng) {
    const level = rng.uniform(190, 235);
    const [cos, sin] = direction(rng);
    return ({ x, y }) => {
      const along = x * cos + y * sin;
      const across = (y * cos - x * sin) / 0.3;
      return Math.abs(across) < 1 && along > 1.15 - 0.25 * Math.sqrt(1 - across * across)
        ? SKIN
        : level;
    };
  },
};

function direction(rng: Random): [cos: number, sin: number] {
  const angle = rng.uniform(0, 2 * Math.PI);
  return [Math.cos(angle), Math.sin(angle)];
}
