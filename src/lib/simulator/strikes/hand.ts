import type { Random } from "../../base/index";
import { placing, radians, type Placing, type Point } from "./curves";

/**
 * How far one hand's cutting of a design departs from another's: standard deviations, in degrees or
 * die diameters.
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
  /** What two dies by one engraver share of all these departures, as a share of the variance. */
  sameEngraver: number;
  /**
   * How unequal the care is from die to die: everything above is multiplied by a log-normal factor
   * of this spread.
   */
  care: number;
}

export const HAND: HandSpread = {
  partShift: 0.013,
  partTurn: 3.4,
  partScale: 0.05,
  sway: 0.0105,
  reshape: 0.0032,
  legendTurn: 4,
  legendSpread: 0.035,
  letterShift: 0.006,
  letterTurn: 4.5,
  letterScale: 0.07,
  sameEngraver: 0.62,
  care: 0.3,
};

/** Reverses were cut with less care: a small figure, and whoever was free to cut it. */
export const REVERSE_LOOSER = 2;

/** One hand's cutting from the same die. */
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
function bending(rng: Random, ways: Random, amount: number): Placing {
  const waves = [0, 1, 2, 3, 4].map(() => ({
    along: radians(ways.uniform(0, 360)),
    towards: radians(ways.uniform(0, 360)),
    pace: ways.uniform(4, 14),
    phase: ways.uniform(0, 6.28),
    size: rng.normal(0, amount / 1.6),
  }));
  return ([x, y]) => {
    let [dx, dy] = [0, 0];
    for (const w of waves) {
      const by =
        w.size * Math.sin(w.pace * (x * Math.cos(w.along) + y * Math.sin(w.along)) + w.phase);
      dx += by * Math.cos(w.towards);
      dy += by * Math.sin(w.towards);
    }
    return [x + dx, y + dy];
  };
}

/**
 * Random numbers of which a share is another generator's: how one engraver's dies come to be alike.
 */
function blended(own: Random, house: Random, share: number): Random {
  const [ours, theirs] = [Math.sqrt(1 - share), Math.sqrt(share)];
  const either = <T>(mine: T, shared: T): T => (own.next() < share ? shared : mine);
  return {
    ...own,
    normal: (mean = 0, deviation = 1) =>
      mean + deviation * (ours * own.normal() + theirs * house.normal()),
    integer: (n) => either(own.integer(n), house.integer(n)),
    fork: (name) => blended(own.fork(name), house.fork(name), share),
  };
}

/** All departures wider by a factor. */
export function looser(spread: HandSpread, by: number): HandSpread {
  const { sameEngraver, care, ...widths } = spread;
  return {
    ...(Object.fromEntries(
      Object.entries(widths).map(([name, value]) => [name, value * by]),
    ) as unknown as HandSpread),
    sameEngraver,
    care,
  };
}

/**
 * The hand that cuts one die.
 *
 * @param die       this die's own randomness
 * @param engraver  its engraver's, the same for all dies of that engraver
 */
export function hand(die: Random, engraver: Random, general: HandSpread = HAND): Hand {
  const spread = looser(general, Math.exp(die.fork("care").normal(0, general.care)));
  const rng = blended(die, engraver, general.sameEngraver);
  const bend = bending(rng.fork("bend"), engraver.fork("bend"), spread.sway);
  const points = rng.fork("points");
  return {
    spread,
    part(name, pivot, loose = 1) {
      const own = rng.fork(name);
      return placing({
        pivot,
        scale: [
          1 + own.normal(0, spread.partScale * loose),
          1 + own.normal(0, spread.partScale * loose),
        ],
        turn: own.normal(0, spread.partTurn * loose),
        shift: [own.normal(0, spread.partShift * loose), own.normal(0, spread.partShift * loose)],
      });
    },
    draw: (line) =>
      line.map(([x, y]) =>
        bend([x + points.normal(0, spread.reshape), y + points.normal(0, spread.reshape)]),
      ),
    free: (name) => rng.fork(name),
  };
}
