import { placing, radians, type Point } from "./curves";
import type { Hand } from "./hand";
import { stroke, type Relief } from "./relief";
import { LETTERS } from "./stroke-font";

/**
 * Where a legend runs: letters' feet inwards, clockwise; angles in degrees clockwise from 12
 * o'clock.
 */
export interface Legend {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Of the letters' middles, die diameters. */
  readonly radius: number;
  readonly letterHeight: number;
}

const HEIGHT = 0.017;

/**
 * Cuts one letter (`id` tells it from others on the die), its middle at a point, its top turned by
 * an angle (degrees, clockwise).
 */
export function cutLetter(
  layer: Relief,
  hand: Hand,
  id: string,
  name: string,
  middle: Point,
  turn: number,
  tall: number,
  tool: { weight: number; wedge: number },
): void {
  const shape = LETTERS[name];
  if (!shape) return;
  const { letterScale, letterShift, letterTurn } = hand.spread;
  const rng = hand.free(`letter ${id}`);
  const lean = Math.tan(radians(rng.normal(0, 3)));
  const jitter = (): number => rng.normal(0, 0.03);
  const put = placing({
    pivot: middle,
    scale: [1 + rng.normal(0, letterScale), 1 + rng.normal(0, letterScale)],
    turn: turn + rng.normal(0, letterTurn),
    shift: [rng.normal(0, letterShift), rng.normal(0, letterShift)],
  });
  const weight = tall * 0.11 * tool.weight * (1 + rng.normal(0, 0.1));
  const height = HEIGHT * (1 + rng.normal(0, 0.1));
  for (const line of shape.strokes) {
    const [sx, sy] = [jitter(), jitter()];
    const points = line.map(([x, y]): Point => {
      const [u, v] = [x - shape.width / 2 + sx + jitter() * 0.5, y + 0.5 + sy + jitter() * 0.5];
      return put([middle[0] + tall * (u - lean * v), middle[1] + tall * v]);
    });
    const last = points.length - 1;
    if (last === 1) {
      // the graver's wedge: thin in the middle, broad at the ends
      const [a, b] = points;
      const at = (t: number): Point => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
      stroke(
        layer,
        [a, at(0.22), at(0.78), b],
        [weight * tool.wedge, weight * 0.9, weight * 0.9, weight * tool.wedge],
        height,
      );
    } else {
      const closed =
        Math.hypot(points[0][0] - points[last][0], points[0][1] - points[last][1]) < tall * 0.1;
      stroke(
        layer,
        points,
        points.map((_, i) =>
          !closed && (i === 0 || i === last) ? weight * tool.wedge * 0.9 : weight,
        ),
        height,
      );
    }
  }
}

/** Cuts the letters of a legend round the rim, spaced to fill its arc. */
export function cutLegend(layer: Relief, hand: Hand, legend: Legend): void {
  const rng = hand.free(`legend ${legend.text}`);
  const { legendTurn, legendSpread } = hand.spread;
  const tool = { weight: 1 + rng.normal(0, 0.1), wedge: 1.6 + rng.normal(0, 0.15) };
  const gap = 0.34;
  const advances = [...legend.text].map((c) =>
    c === " " ? 0.42 : LETTERS[c].width + gap + rng.normal(0, 0.035),
  );
  const total = advances.reduce((sum, a) => sum + a, 0);
  const arc = (legend.to - legend.from) * (1 + rng.normal(0, legendSpread));
  const start = (legend.from + legend.to) / 2 - arc / 2 + rng.normal(0, legendTurn);
  const radius = legend.radius + rng.normal(0, 0.003);
  const oval = { size: rng.normal(0, 0.006), at: rng.uniform(0, 360) };
  const tallness = legend.letterHeight * (1 + rng.normal(0, 0.03));
  let done = 0;
  [...legend.text].forEach((name, i) => {
    const angle = start + (arc * (done + advances[i] / 2)) / total;
    done += advances[i];
    const r = radius + oval.size * Math.cos(radians(2 * (angle - oval.at)));
    cutLetter(
      layer,
      hand,
      `${legend.text} ${i}`,
      name,
      [r * Math.sin(radians(angle)), -r * Math.cos(radians(angle))],
      angle,
      tallness,
      tool,
    );
  });
}

/** Cuts letters in a straight line: mint marks and field marks. */
export function cutLine(
  layer: Relief,
  hand: Hand,
  text: string,
  middle: Point,
  tall: number,
): void {
  const rng = hand.free(`line ${text} ${middle[0]}`);
  const tool = { weight: 1 + rng.normal(0, 0.1), wedge: 1.5 };
  const widths = [...text].map((c) => (c === " " ? 0.5 : LETTERS[c].width + 0.36));
  const place = hand.part(`line ${text} ${middle[0]}`, middle, 1.2);
  let x = -widths.reduce((sum, w) => sum + w, 0) / 2;
  [...text].forEach((name, i) => {
    cutLetter(
      layer,
      hand,
      `${text} ${middle[0]} ${i}`,
      name,
      place([middle[0] + tall * (x + widths[i] / 2), middle[1]]),
      0,
      tall,
      tool,
    );
    x += widths[i];
  });
}

/**
 * Cuts the dotted border: as many dots as the hand's spacing gives, their size and place uneven.
 */
export function cutBorder(layer: Relief, hand: Hand, dots: number): void {
  const rng = hand.free("border");
  const count = Math.round(dots * (1 + rng.normal(0, 0.06)));
  const [ovalX, ovalY] = [0.476 + rng.normal(0, 0.003), 0.476 + rng.normal(0, 0.003)];
  const phase = rng.uniform(0, 360);
  const size = (0.36 * Math.PI * 0.95) / count;
  for (let i = 0; i < count; i++) {
    const angle = radians(phase + ((i + rng.normal(0, 0.1)) * 360) / count);
    const [x, y] = [Math.sin(angle), -Math.cos(angle)];
    const r = 1 + rng.normal(0, 0.004);
    const inner: Point = [x * ovalX * r, y * ovalY * r];
    const outer: Point = [x * (ovalX * r + 0.006), y * (ovalY * r + 0.006)];
    stroke(
      layer,
      [inner, outer],
      size * (1 + rng.normal(0, 0.1)),
      0.008 * (1 + rng.normal(0, 0.12)),
    );
  }
}
