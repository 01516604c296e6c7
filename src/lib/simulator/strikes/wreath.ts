import type { BustDesign } from "./bust-design";
import { along, smooth, turned, type Placing, type Point } from "./curves";
import type { Hand } from "./hand";
import { raise, relief, resolution, SPAN, stroke, type Relief } from "./relief";

/** From the knot at the nape round the head to the brow, in head heights. */
const BAND: readonly Point[] = [
  [-0.43, 0.1],
  [-0.3, -0.02],
  [-0.12, -0.17],
  [0.06, -0.29],
  [0.2, -0.38],
  [0.28, -0.45],
];

type Place = (part: Placing) => (points: readonly Point[]) => Point[];

/** The height of a layer under a point. */
function under(layer: Relief, [x, y]: Point): number {
  const at = (v: number) =>
    Math.min(
      layer.size - 1,
      Math.max(0, Math.round((v + SPAN / 2) * resolution(layer.size) - 0.5)),
    );
  return layer.data[at(y) * layer.size + at(x)];
}

/** The head's ornament with its ribbons, as a layer to lay over the head. */
export function cutCrown(
  size: number,
  hand: Hand,
  design: BustDesign,
  place: Place,
  head: Relief,
): Relief {
  const layer = relief(size);
  const rng = hand.free("crown");
  const unit = design.headHeight;
  const band = smooth(
    place((p) => p)(
      BAND.map(([x, y]): Point => [x + rng.normal(0, 0.01), y + rng.normal(0, 0.012)]),
    ),
    8,
  );
  const handed = design.facing === "right" ? 1 : -1;
  const lay = (
    points: readonly Point[],
    radii: number | readonly number[],
    height: number,
  ): void => {
    const middle = points[Math.floor(points.length / 2)];
    stroke(layer, points, radii, under(head, middle) + height);
  };
  const leaf = (
    root: Point,
    heading: Point,
    length: number,
    width: number,
    height: number,
  ): void => {
    const points = [0, 0.35, 0.7, 1].map((t): Point => [
      root[0] + heading[0] * length * t,
      root[1] + heading[1] * length * t,
    ]);
    lay(points, [0.4 * width, width, 0.8 * width, 0.15 * width], height);
  };

  if (design.crown === "laurel") {
    const pairs = 9 + rng.integer(4);
    for (let i = 0; i < pairs; i++) {
      const { point, direction } = along(band, (i + 0.2 + rng.normal(0, 0.08)) / pairs);
      for (const side of [-1, 1]) {
        const heading = turned(direction, side * (24 + rng.normal(0, 6)));
        leaf(
          point,
          heading,
          unit * (0.115 + rng.normal(0, 0.01)),
          unit * 0.021 * (1 + rng.normal(0, 0.12)),
          0.009,
        );
      }
    }
    const { point, direction } = along(band, 1);
    for (const angle of [-34, -8])
      leaf(
        point,
        turned(direction, handed * (angle + rng.normal(0, 7))),
        unit * 0.15,
        unit * 0.022,
        0.012,
      );
  } else {
    const beads = 15 + rng.integer(5);
    lay(band, unit * 0.02, 0.006);
    for (let i = 0; i < beads; i++) {
      const { point } = along(band, (i + 0.5 + rng.normal(0, 0.1)) / beads);
      lay([point], unit * 0.022 * (1 + rng.normal(0, 0.1)), 0.01);
    }
    if (design.crown === "radiate") {
      const rays = 5 + rng.integer(2);
      for (let i = 0; i < rays; i++) {
        const { point, direction } = along(band, (i + 0.7 + rng.normal(0, 0.12)) / rays);
        const heading = turned(direction, -handed * (68 - 7 * i + rng.normal(0, 4)));
        leaf(point, heading, unit * (0.33 - 0.012 * i + rng.normal(0, 0.015)), unit * 0.035, 0.01);
      }
    }
  }
  cutRibbons(layer, hand, place, unit);
  return layer;
}

/** The knot and the two ribbons that hang from it. */
function cutRibbons(layer: Relief, hand: Hand, place: Place, unit: number): void {
  const rng = hand.free("ribbons");
  const at = place((p) => p);
  const knot: Point = [-0.45 + rng.normal(0, 0.012), 0.12 + rng.normal(0, 0.015)];
  const knots = relief(layer.size);
  stroke(knots, at([knot, [knot[0] + 0.02, knot[1] + 0.01]]), unit * 0.038, 0.016);
  for (const [dx, dy, sway] of [
    [-0.1, 0.3, 0.03],
    [-0.02, 0.42, -0.03],
  ] as const) {
    const [ex, ey] = [knot[0] + dx + rng.normal(0, 0.03), knot[1] + dy + rng.normal(0, 0.04)];
    const bend = sway + rng.normal(0, 0.015);
    const line: Point[] = [
      knot,
      [knot[0] + dx * 0.35 - bend - 0.02, knot[1] + dy * 0.3],
      [knot[0] + dx * 0.65 + bend, knot[1] + dy * 0.68],
      [ex, ey],
    ];
    const points = smooth(at(line), 6);
    stroke(
      knots,
      points,
      points.map((_, i) => unit * (0.014 + (0.012 * i) / points.length)),
      0.012,
    );
    stroke(knots, [points[points.length - 1]], unit * 0.03, 0.013);
  }
  raise(layer, knots);
}
