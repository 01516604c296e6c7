import { blur } from "./blur";
import type { Point } from "./curves";

/**
 * The grid covers this many die diameters, the die in its middle: some ground is left round the
 * border.
 */
export const SPAN = 1.16;

/**
 * A height field of a design, as it stands up on the coin.
 *
 * Heights are in die diameters; `data` has size x size values, row by row.
 */
export interface Relief {
  readonly size: number;
  readonly data: Float32Array;
}

export const relief = (size: number): Relief => ({ size, data: new Float32Array(size * size) });

/** Pixels to a die diameter. */
export const resolution = (size: number): number => size / SPAN;

/**
 * Draws a line with a round section into the layer; where it crosses what is there, the higher
 * stays.
 *
 * @param radii half the width at each point (die diameters), or one for all
 */
export function stroke(
  layer: Relief,
  points: readonly Point[],
  radii: number | readonly number[],
  height: number,
): void {
  const { size, data } = layer;
  const scale = resolution(size);
  const finest = 0.8 / scale; // thinner lines would alias: they are drawn wider and lower
  const radius = (i: number) => (typeof radii === "number" ? radii : radii[i]);
  const only = points.length === 1;
  for (let i = 0; i < (only ? 1 : points.length - 1); i++) {
    const [a, b] = [points[i], points[only ? i : i + 1]];
    const [ra, rb] = [radius(i), radius(only ? i : i + 1)];
    const reach = Math.max(ra, rb, finest);
    const column = (x: number) => (x + SPAN / 2) * scale - 0.5;
    const x0 = Math.max(0, Math.floor(column(Math.min(a[0], b[0]) - reach)));
    const x1 = Math.min(size - 1, Math.ceil(column(Math.max(a[0], b[0]) + reach)));
    const y0 = Math.max(0, Math.floor(column(Math.min(a[1], b[1]) - reach)));
    const y1 = Math.min(size - 1, Math.ceil(column(Math.max(a[1], b[1]) + reach)));
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const squared = dx * dx + dy * dy || 1;
    for (let y = y0; y <= y1; y++) {
      const v = (y + 0.5) / scale - SPAN / 2 - a[1];
      for (let x = x0; x <= x1; x++) {
        const u = (x + 0.5) / scale - SPAN / 2 - a[0];
        const t = Math.min(1, Math.max(0, (u * dx + v * dy) / squared));
        const wanted = ra + t * (rb - ra);
        const r = wanted > finest ? wanted : finest;
        const away = ((u - t * dx) ** 2 + (v - t * dy) ** 2) / (r * r);
        if (away >= 1) continue;
        const h = height * Math.sqrt(1 - away) * (wanted / r);
        const at = y * size + x;
        if (h > data[at]) data[at] = h;
      }
    }
  }
}

/**
 * Adds a soft swelling (or, with a negative height, a hollow): an elliptic Gaussian, turned by an
 * angle in radians.
 */
export function swell(
  layer: Relief,
  [cx, cy]: Point,
  rx: number,
  ry: number,
  height: number,
  angle = 0,
): void {
  const { size, data } = layer;
  const scale = resolution(size);
  const reach = 2.6 * Math.max(rx, ry);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const column = (x: number) =>
    Math.min(size - 1, Math.max(0, Math.round((x + SPAN / 2) * scale - 0.5)));
  for (let y = column(cy - reach); y <= column(cy + reach); y++) {
    const v = (y + 0.5) / scale - SPAN / 2 - cy;
    for (let x = column(cx - reach); x <= column(cx + reach); x++) {
      const u = (x + 0.5) / scale - SPAN / 2 - cx;
      const p = (cos * u + sin * v) / rx;
      const q = (cos * v - sin * u) / ry;
      data[y * size + x] += height * Math.exp(-(p * p + q * q));
    }
  }
}

/** A layer that is 1 inside the polygon, 0 outside, in between on its edge. */
export function filled(size: number, polygon: readonly Point[]): Relief {
  const layer = relief(size);
  const scale = resolution(size);
  const rows = 3; // scan lines to a pixel
  for (let line = 0; line < size * rows; line++) {
    const y = (line + 0.5) / rows / scale - SPAN / 2;
    const crossings: number[] = [];
    for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
      const [ax, ay] = polygon[i];
      const [bx, by] = polygon[j];
      if (ay > y !== by > y)
        crossings.push((((bx - ax) * (y - ay)) / (by - ay) + ax + SPAN / 2) * scale);
    }
    crossings.sort((p, q) => p - q);
    const start = Math.floor(line / rows) * size;
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const [from, to] = [Math.max(0, crossings[k]), Math.min(size, crossings[k + 1])];
      for (let x = Math.floor(from); x < to; x++)
        layer.data[start + x] += (Math.min(x + 1, to) - Math.max(x, from)) / rows;
    }
  }
  return layer;
}

/**
 * A body with a rounded edge over a mask: steep at the outline, flattening inwards.
 *
 * @param depths  how far in from the outline (die diameters) each share of the height is reached
 */
export function rounded(
  mask: Relief,
  height: number,
  depths: readonly number[] = [0.008, 0.03, 0.08],
): Relief {
  const out = relief(mask.size);
  for (const depth of depths) {
    const soft = blur(mask.data, mask.size, mask.size, depth * resolution(mask.size));
    for (let i = 0; i < soft.length; i++)
      if (soft[i] > 0.5) out.data[i] += ((2 * soft[i] - 1) * height) / depths.length;
  }
  return out;
}

/** Adds a layer, everywhere or where a mask is. */
export function add(onto: Relief, layer: Relief, mask?: Relief): void {
  for (let i = 0; i < onto.data.length; i++)
    onto.data[i] += mask ? layer.data[i] * Math.min(1, mask.data[i]) : layer.data[i];
}

/** Keeps the higher of the two. */
export function raise(onto: Relief, layer: Relief): void {
  for (let i = 0; i < onto.data.length; i++)
    if (layer.data[i] > onto.data[i]) onto.data[i] = layer.data[i];
}
