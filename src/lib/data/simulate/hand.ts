import type { Random } from "../../random";
import { placing, radians, type Placing, type Point } from "./curves";

/**
 * How far one hand's cutting of a design departs from another's: standard deviations, in degrees or die diameters.
 */
export interface HandSpread {
  /** Where and how large a part (head, figure, altar) stands. */
  partShift: number;
  partTurn: number;
  partScale: number;
  /** A smooth bending of everything, as the hand's eye for proportion differs. */
  sway: number;
  /** Each drawn point by itself. */
  reshape: number;
  /** The legend as a whole, then each letter of it. */
  legendTurn: number;
  legendSpread: number;
  letterShift: number;
  letterTurn: number;
  letterScale: number;
}

export const HAND: HandSpread = {
  partShift: 0.007,
  partTurn: 2,
  partScale: 0.03,
  sway: 0.006,
  reshape: 0.0022,
  legendTurn: 2.5,
  legendSpread: 0.025,
  letterShift: 0.0045,
  letterTurn: 4,
  letterScale: 0.06,
};

/** One hand's cutting of one die. */
export interface Hand {
  readonly spread: HandSpread;
  /** A part as a whole, about its pivot. */
  part(name: string, pivot: Point, loose?: number): Placing;
  /** Each point moved a little by itself, then bent with everything else. */
  draw(points: readonly Point[]): Point[];
  /** Randomness for what is cut freely: hair, folds, dots. */
  free(name: string): Random;
}

/** Sums of a few slow waves: neighbouring points move together. */
function bending(rng: Random, amount: number): Placing {
  const waves = [0, 1, 2, 3, 4].map(() => ({
    along: radians(rng.uniform(0, 360)),
    towards: radians(rng.uniform(0, 360)),
    pace: rng.uniform(4, 14),
    phase: rng.uniform(0, 6.28),
    size: rng.normal(0, amount / 1.6),
  }));
  return ([x, y]) => {
    let [dx, dy] = [0, 0];
    for (const w of waves) {
      const by = w.size * Math.sin(w.pace * (x * Math.cos(w.along) + y * Math.sin(w.along)) + w.phase);
      dx += by * Math.cos(w.towards);
      dy += by * Math.sin(w.towards);
    }
    return [x + dx, y + dy];
  };
}

export function hand(rng: Random, spread: HandSpread = HAND): Hand {
  const bend = bending(rng.fork("bend"), spread.sway);
  const points = rng.fork("points");
  return {
    spread,
    part(name, pivot, loose = 1) {
      const own = rng.fork(name);
      return placing({
        pivot,
        scale: [1 + own.normal(0, spread.partScale * loose), 1 + own.normal(0, spread.partScale * loose)],
        turn: own.normal(0, spread.partTurn * loose),
        shift: [own.normal(0, spread.partShift * loose), own.normal(0, spread.partShift * loose)],
      });
    },
    draw: (line) =>
      line.map(([x, y]) => bend([x + points.normal(0, spread.reshape), y + points.normal(0, spread.reshape)])),
    free: (name) => rng.fork(name),
  };
}
