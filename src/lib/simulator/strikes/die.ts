import type { Random } from "../../base/index";
import { blur } from "./blur";
import { cutBust } from "./bust";
import { radians, type Point } from "./curves";
import { cutFigure } from "./figure";
import { HAND, hand, looser, REVERSE_LOOSER } from "./hand";
import { cutLargeAltar } from "./large-altar";
import { cutBorder, cutLegend, cutLine } from "./legend";
import { raise, relief, resolution, stroke, type Relief } from "./relief";
import { cutTemple } from "./temple";
import type { CoinType } from "./type";

export type Side = "obverse" | "reverse";

/** A crack in a die: it begins at the border and grows inwards with use. */
export interface DieCrack {
  readonly path: readonly Point[];
  /** The die's age (1 = its whole life) when it appears. */
  readonly from: number;
}

/** A die: what it raises on the coin when new, and how it will fail. */
export interface Die {
  readonly side: Side;
  readonly type: number;
  readonly relief: Relief;
  readonly cracks: readonly DieCrack[];
  /** Rust pits in the die, lumps on the coin: place, radius, the age when each appears. */
  readonly rust: readonly { readonly at: Point; readonly radius: number; readonly from: number }[];
}

/**
 * Cuts the die of one side.
 *
 * @param size      of the grid of heights
 * @param rng       this die's own randomness
 * @param engraver  its engraver's
 */
export function engrave(
  type: CoinType,
  typeNumber: number,
  side: Side,
  size: number,
  rng: Random,
  engraver: Random,
): Die {
  const cutter = hand(
    rng.fork("hand"),
    engraver,
    side === "obverse" ? HAND : looser(HAND, REVERSE_LOOSER),
  );
  const layer = relief(size);
  if (side === "obverse") {
    cutLegend(layer, cutter, type.obverse.legend);
    cutBorder(layer, cutter, type.obverse.dots);
    raise(layer, cutBust(size, cutter, type.obverse.bust));
  } else {
    const { picture, legend, mintMark, fieldMarks, dots } = type.reverse;
    cutLegend(layer, cutter, legend);
    cutBorder(layer, cutter, dots);
    const ground = picture === "temple" || picture === "altar" ? 0.3 : 0.298;
    const figure = picture === "temple" || picture === "altar" ? null : picture;
    const level = cutter.part("ground", [0, ground], 0.7);
    stroke(
      layer,
      cutter.draw(
        (
          [
            [-0.27, ground],
            [0, ground],
            [0.27, ground],
          ] as Point[]
        ).map(level),
      ),
      0.006,
      0.009,
    );
    cutLine(layer, cutter, mintMark, [0, 0.36], 0.068);
    if (figure)
      fieldMarks.forEach((mark, i) =>
        cutLine(layer, cutter, mark, [i ? 0.245 : -0.255, i ? 0.07 : -0.005], 0.07),
      );
    raise(
      layer,
      figure
        ? cutFigure(size, cutter, figure)
        : picture === "temple"
          ? cutTemple(size, cutter, 4)
          : cutLargeAltar(size, cutter),
    );
  }
  // the graver's edges are a little soft, and so is the metal that fills them
  const softened = { size, data: blur(layer.data, size, size, 0.0012 * resolution(size)) };
  return { side, type: typeNumber, relief: softened, ...failing(rng.fork("failing")) };
}

/** How dies fail. Lengths in die diameters, angles in degrees, ages as shares of a die's life. */
export const FAILING = {
  /** Cracks, each number as likely as it stands here, and when they appear. */
  cracks: [0, 0, 1, 1, 2],
  crackFrom: [0.25, 0.95],
  /** How a crack wanders: standard deviation of a turn, every 0.016 of its way. */
  crackWander: 14,
  /** Rust pits at most, and their size. */
  rust: 13,
  rustRadius: [0.003, 0.008],
} as const;

/** Draws how a die will crack and rust. */
function failing(rng: Random): Pick<Die, "cracks" | "rust"> {
  const cracks = Array.from({ length: rng.pick(FAILING.cracks) }, (): DieCrack => {
    const start = rng.uniform(0, 360);
    let heading = start + 180 + rng.normal(0, 35);
    let [x, y] = [0.5 * Math.sin(radians(start)), -0.5 * Math.cos(radians(start))];
    const path: Point[] = [[x, y]];
    for (let i = 0; i < 24; i++) {
      heading += rng.normal(0, FAILING.crackWander);
      x += 0.016 * Math.sin(radians(heading));
      y -= 0.016 * Math.cos(radians(heading));
      path.push([x, y]);
    }
    return { path, from: rng.uniform(...FAILING.crackFrom) };
  });
  const rust = Array.from({ length: rng.integer(FAILING.rust + 1) }, () => {
    const [r, angle] = [0.48 * Math.sqrt(rng.next()), rng.uniform(0, 6.28)];
    return {
      at: [r * Math.cos(angle), r * Math.sin(angle)] as Point,
      radius: rng.uniform(...FAILING.rustRadius),
      from: rng.uniform(0, 1.2),
    };
  });
  return { cracks, rust };
}
