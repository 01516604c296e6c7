import { blur } from "../strikes/blur";
import { arc, radians, smooth, type Point } from "../strikes/curves";
import { filled, relief, resolution, stroke, type Relief } from "../strikes/relief";

/** Radius of the gold-coloured middle, coin diameters: 18.75 of 25.75 mm. */
export const CORE = 0.364;
/** Where the rim begins. */
const RIM = 0.484;
const STARS = 0.428;

/** A part with a rounded edge, its outline a smooth curve through some points. */
export function body(
  layer: Relief,
  outline: readonly Point[],
  height: number,
  depths: readonly number[] = [0.004, 0.012, 0.03],
): void {
  raiseRounded(layer, smooth(outline, 6, true), height, depths);
}

/** A part with straight edges and a flat top. */
export function plate(layer: Relief, outline: readonly Point[], height: number): void {
  raiseRounded(layer, outline, height, [0.002, 0.006]);
}

/**
 * Raises a polygon, steep at its outline and flattening inwards; only the part round it is gone
 * through.
 *
 * @param depths how far in from the outline each share of the height is reached, coin diameters
 */
function raiseRounded(
  layer: Relief,
  polygon: readonly Point[],
  height: number,
  depths: readonly number[],
): void {
  const { size, data } = layer;
  const mask = filled(size, polygon).data;
  const { x0, x1, y0, y1 } = pixelsRound(size, polygon, 2 * Math.max(...depths));
  const [width, rows] = [x1 - x0, y1 - y0];
  const part = new Float32Array(width * rows);
  for (let y = 0; y < rows; y++)
    part.set(mask.subarray((y + y0) * size + x0, (y + y0) * size + x1), y * width);
  const raised = new Float32Array(width * rows);
  for (const depth of depths) {
    const soft = blur(part, width, rows, depth * resolution(size));
    for (let i = 0; i < soft.length; i++)
      if (soft[i] > 0.5) raised[i] += ((2 * soft[i] - 1) * height) / depths.length;
  }
  for (let i = 0; i < raised.length; i++) {
    const at = (Math.floor(i / width) + y0) * size + (i % width) + x0;
    if (raised[i] > data[at]) data[at] = raised[i];
  }
}

/** The rectangle of pixels that holds some points, with a margin in coin diameters. */
function pixelsRound(size: number, points: readonly Point[], margin: number) {
  const pixel = (at: number): number =>
    Math.min(size, Math.max(0, Math.round(at * resolution(size) + size / 2)));
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return {
    x0: pixel(Math.min(...xs) - margin),
    x1: pixel(Math.max(...xs) + margin),
    y0: pixel(Math.min(...ys) - margin),
    y1: pixel(Math.max(...ys) + margin),
  };
}

/** A limb: round, through some points, its half width running from point to point. */
export function limb(
  layer: Relief,
  joints: readonly (readonly [x: number, y: number, radius: number])[],
  height: number,
): void {
  const line = smooth(
    joints.map(([x, y]): Point => [x, y]),
    6,
  );
  const radii = smooth(
    joints.map(([, , r]): Point => [r, 0]),
    6,
  ).map(([r]) => r);
  stroke(layer, line, radii, height);
}

/** A groove cut into what is there. */
export function groove(
  layer: Relief,
  points: readonly Point[],
  radius: number,
  depth: number,
): void {
  change(layer, smooth(points, 6), radius, depth, (here, line) => Math.max(0, here - line));
}

/** A thin ridge lying on what is there. */
export function ridge(
  layer: Relief,
  points: readonly Point[],
  radius: number,
  height: number,
  closed = false,
): void {
  const line = smooth(points, 6, closed);
  change(layer, closed ? [...line, line[0]] : line, radius, height, (here, added) => here + added);
}

/** Changes a layer where a line runs; only the part round the line is gone through. */
function change(
  layer: Relief,
  line: readonly Point[],
  radius: number,
  height: number,
  by: (here: number, line: number) => number,
): void {
  const { size, data } = layer;
  const drawn = relief(size);
  stroke(drawn, line, radius, height);
  const { x0, x1, y0, y1 } = pixelsRound(size, line, 2 * radius);
  for (let y = y0; y < y1; y++)
    for (let at = y * size + x0; at < y * size + x1; at++)
      if (drawn.data[at] !== 0) data[at] = by(data[at], drawn.data[at]);
}

/** A ring. */
export function hoop(
  layer: Relief,
  x: number,
  y: number,
  radius: number,
  weight: number,
  height: number,
): void {
  stroke(layer, arc(x, y, radius, radius, 0, 360, 32), weight, height);
}

/** A five-pointed star, one point up, its five ridges meeting in the middle. */
export function star(layer: Relief, [x, y]: Point, radius: number, height: number): void {
  const at = (i: number, r: number): Point => [
    x + r * Math.sin(radians(36 * i)),
    y - r * Math.cos(radians(36 * i)),
  ];
  plate(
    layer,
    Array.from({ length: 10 }, (_, i) => at(i, i % 2 ? radius * 0.4 : radius)),
    height * 0.6,
  );
  for (let i = 0; i < 10; i += 2)
    stroke(layer, [[x, y], at(i, radius * 0.96)], [radius * 0.22, radius * 0.03], height);
}

/** The twelve stars of the ring. */
export function twelveStars(layer: Relief, radius = 0.032): void {
  for (let i = 0; i < 12; i++) {
    const angle = radians(30 * i);
    star(layer, [STARS * Math.sin(angle), -STARS * Math.cos(angle)], radius, 0.008);
  }
}

/** What every 2-euro coin has: a raised rim, and a groove where its two metals meet. */
export function finishFlan(layer: Relief): void {
  const { size, data } = layer;
  const scale = resolution(size);
  const step = (from: number, width: number, r: number): number =>
    Math.min(1, Math.max(0, (r - from) / width));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const r = Math.sqrt((x + 0.5 - size / 2) ** 2 + (y + 0.5 - size / 2) ** 2) / scale;
      const at = y * size + x;
      if (r > RIM + 0.004) data[at] = 0; // nothing is struck on the rim
      data[at] += 0.011 * step(RIM - 0.004, 0.008, r) - 0.007 * step(0.494, 0.008, r);
      data[at] -= 0.004 * Math.exp(-(((r - CORE) / 0.0035) ** 2));
      data[at] += 0.008 * (0.25 - r * r); // a little domed, so that light runs over the field
    }
  }
}

/** Keeps a layer inside the core. */
export function insideCore(layer: Relief): void {
  const { size, data } = layer;
  const reach = CORE * resolution(size);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      data[y * size + x] *= Math.min(
        1,
        Math.max(0, reach - Math.hypot(x + 0.5 - size / 2, y + 0.5 - size / 2)),
      );
}
