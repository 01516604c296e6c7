import type { BustDesign } from "./bust-design";
import { inside, smooth, turned, type Point } from "./curves";
import type { Hand } from "./hand";
import { add, filled, relief, rounded, stroke, type Relief } from "./relief";

/** The box round a polygon. */
function bounds(polygon: readonly Point[]): { x0: number; y0: number; x1: number; y1: number } {
  const xs = polygon.map((p) => p[0]);
  const ys = polygon.map((p) => p[1]);
  return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
}

/** Points on an uneven lattice inside a polygon: no two dies share them. */
function scatter(polygon: readonly Point[], gap: number, next: () => number): Point[] {
  const box = bounds(polygon);
  const out: Point[] = [];
  const phase = next() * gap;
  for (let y = box.y0 - phase, row = 0; y < box.y1; y += gap * 0.86, row++)
    for (let x = box.x0 + (row % 2 ? gap / 2 : 0) - phase; x < box.x1; x += gap) {
      const p: Point = [x + (next() - 0.5) * gap * 0.8, y + (next() - 0.5) * gap * 0.8];
      if (inside(polygon, p)) out.push(p);
    }
  return out;
}

/**
 * The way hair is combed at a point: away from the whorl at the back of the head, forward over the
 * brow.
 */
function combed([x, y]: Point, whorl: Point, twist: number): Point {
  const [dx, dy] = [x - whorl[0], y - whorl[1]];
  const length = Math.hypot(dx, dy) || 1;
  return turned([dx / length, dy / length], twist);
}

/**
 * Cuts the hair: a raised cap with locks on it, each lock's place, length and bend the hand's own.
 */
export function cutHair(
  head: Relief,
  hand: Hand,
  design: BustDesign,
  scalp: readonly Point[],
  place: (p: readonly Point[]) => Point[],
  headMask: Relief,
): void {
  const rng = hand.free("hair");
  const unit = design.headHeight;
  add(head, rounded(filled(head.size, scalp), 0.005, [0.006, 0.012]), headMask);
  const [whorl] = place([[-0.26 + rng.normal(0, 0.04), -0.3 + rng.normal(0, 0.04)]]);
  const handed = design.facing === "right" ? 1 : -1;
  const fine = design.hair === "fine";
  const gap = unit * (fine ? 0.036 : 0.062) * (1 + rng.normal(0, 0.1));
  const length = unit * (fine ? 0.12 : 0.14) * (1 + rng.normal(0, 0.1));
  const width = unit * (fine ? 0.0115 : 0.021);
  const curl = handed * (fine ? 12 : 42) * (1 + rng.normal(0, 0.25));
  const sweep = handed * rng.normal(10, 8);
  const locks = relief(head.size);
  for (const root of scatter(scalp, gap, rng.next)) {
    const heading = combed(root, whorl, sweep + rng.normal(0, fine ? 7 : 14));
    const reach = length * (1 + rng.normal(0, 0.18));
    const points: Point[] = [root];
    for (let k = 1; k <= 4; k++) {
      const [ux, uy] = turned(heading, (curl * k) / 4);
      const [x, y] = points[k - 1];
      points.push([x + (ux * reach) / 4, y + (uy * reach) / 4]);
    }
    const cut = points.findIndex((p) => !inside(scalp, p));
    const kept = cut < 0 ? points : points.slice(0, cut);
    if (kept.length < 2) continue;
    stroke(
      locks,
      kept,
      kept.map((_, i) => width * [0.5, 1, 1, 0.8, 0.25][i]),
      0.008 * (1 + rng.normal(0, 0.2)),
    );
  }
  add(head, locks);
}

/** Cuts the beard: punched dots for stubble, short curls for a full one. */
export function cutBeard(
  head: Relief,
  hand: Hand,
  design: BustDesign,
  jaw: readonly Point[],
  place: (p: readonly Point[]) => Point[],
): void {
  const rng = hand.free("beard");
  const unit = design.headHeight;
  const full = design.beard === "full";
  const [ear] = place([[0.02, -0.05]]);
  const hairs = relief(head.size);
  const handed = design.facing === "right" ? 1 : -1;
  for (const root of scatter(jaw, unit * (full ? 0.045 : 0.036), rng.next)) {
    const [ux, uy] = combed(root, ear, handed * rng.normal(10, 10));
    const reach = unit * (full ? 0.06 : 0.022) * (1 + rng.normal(0, 0.25));
    const bend = turned([ux, uy], handed * (full ? 50 : 10));
    const end: Point = [root[0] + ux * reach, root[1] + uy * reach];
    const tip: Point = [end[0] + bend[0] * reach * 0.5, end[1] + bend[1] * reach * 0.5];
    stroke(
      hairs,
      smooth([root, end, tip], 2),
      unit * (full ? 0.013 : 0.009),
      0.0055 * (1 + rng.normal(0, 0.2)),
    );
  }
  add(head, hairs);
}
