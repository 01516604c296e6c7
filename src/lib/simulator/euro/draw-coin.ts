import { radians } from "../strikes/curves";
import { resolution } from "../strikes/relief";
import type { Canvas } from "./background";
import { inverse, projection, type Placed, type Projection } from "./camera";
import type { Face } from "./metal";

/** Of a 2-euro coin, 2.2 of 25.75 mm. */
const THICKNESS = 0.085;
/** How far from its middle a coin's shadow can reach, coin diameters. */
const REACH = 0.75;

/** The shadow that a coin throws on its ground. */
export interface Shadow {
  /** Where the light comes from, degrees clockwise from 12 o'clock. */
  readonly from: number;
  /** Its shift and softness, coin diameters, and its strength, 0 … 1. */
  readonly shift: number;
  readonly softness: number;
  readonly strength: number;
}

/**
 * Draws a coin over what is there: its shadow, its edge where it is seen from the side, its face.
 */
export function drawCoin(canvas: Canvas, placed: Placed, face: Face, shadow: Shadow): void {
  const { width, height, data } = canvas;
  const [top, middle, ground] = [0, THICKNESS / 2, THICKNESS].map((depth) =>
    inverse(projection(placed, depth)),
  );
  const reach = REACH * placed.diameter * (1 + 0.6 / placed.distance);
  const [x0, x1] = [
    Math.max(0, Math.floor(placed.x - reach)),
    Math.min(width, Math.ceil(placed.x + reach)),
  ];
  const [y0, y1] = [
    Math.max(0, Math.floor(placed.y - reach)),
    Math.min(height, Math.ceil(placed.y + reach)),
  ];
  const away = radians(shadow.from - placed.rotation);
  const [sx, sy] = [-shadow.shift * Math.sin(away), shadow.shift * Math.cos(away)];
  const scale = resolution(face.size);
  const soft = 0.7 / placed.diameter; // the coin's outline, half a pixel and a little
  const lit = [0, 0, 0];
  const point = [0, 0];
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const at = (y * width + x) * 3;
      toPlane(top, x + 0.5, y + 0.5, point);
      const [u, v] = [point[0], point[1]];
      const cover = ramp((0.5 - Math.sqrt(u * u + v * v)) / soft + 0.5);
      if (cover < 1) drawGround(x, y, at);
      if (cover === 0) continue;
      sample(face, u * scale + face.size / 2 - 0.5, v * scale + face.size / 2 - 0.5, lit);
      for (let c = 0; c < 3; c++) data[at + c] += cover * (lit[c] - data[at + c]);
    }
  }

  function drawGround(x: number, y: number, at: number): void {
    toPlane(ground, x + 0.5, y + 0.5, point);
    const dark =
      shadow.strength *
      ramp(
        (0.5 + shadow.softness - Math.sqrt((point[0] - sx) ** 2 + (point[1] - sy) ** 2)) /
          (2 * shadow.softness),
      );
    const low = ramp((0.5 - Math.sqrt(point[0] ** 2 + point[1] ** 2)) / soft);
    for (let c = 0; c < 3; c++) data[at + c] *= 1 - dark;
    if (placed.tilt <= 3) return;
    toPlane(middle, x + 0.5, y + 0.5, point);
    const side = Math.max(low, ramp((0.5 - Math.sqrt(point[0] ** 2 + point[1] ** 2)) / soft));
    const reeding = 95 + 28 * Math.sin(Math.atan2(point[1], point[0]) * 130);
    for (let c = 0; c < 3; c++) data[at + c] += side * (reeding - data[at + c]);
  }
}

const ramp = (t: number): number => (t <= 0 ? 0 : t >= 1 ? 1 : t * t * (3 - 2 * t));

function toPlane(m: Projection, x: number, y: number, out: number[]): void {
  const w = m[6] * x + m[7] * y + m[8];
  out[0] = (m[0] * x + m[1] * y + m[2]) / w;
  out[1] = (m[3] * x + m[4] * y + m[5]) / w;
}

/** Between the four nearest pixels. */
function sample({ size, data }: Face, x: number, y: number, out: number[]): void {
  const left = Math.min(size - 2, Math.max(0, Math.floor(x)));
  const top = Math.min(size - 2, Math.max(0, Math.floor(y)));
  const [s, t] = [x - left, y - top];
  const at = (top * size + left) * 3;
  const below = at + size * 3;
  for (let c = 0; c < 3; c++) {
    out[c] =
      (1 - t) * ((1 - s) * data[at + c] + s * data[at + 3 + c]) +
      t * ((1 - s) * data[below + c] + s * data[below + 3 + c]);
  }
}
