import { arc, type Point } from "./curves";

/**
 * Roman capitals as strokes: y from -1 (top) to 0 (foot), x from 0 to `width`, in letter heights.
 */
export interface Letter {
  readonly width: number;
  readonly strokes: readonly (readonly Point[])[];
}

/** Strokes from flat lists of coordinates. */
function letter(width: number, ...strokes: (number[] | Point[])[]): Letter {
  return {
    width,
    strokes: strokes.map((s) =>
      typeof s[0] === "number"
        ? Array.from({ length: s.length / 2 }, (_, i): Point => [
            s[2 * i] as number,
            s[2 * i + 1] as number,
          ])
        : (s as Point[]),
    ),
  };
}

const upper = (width: number): Point[] => [
  [0, -1],
  ...arc(width * 0.45, -0.74, width * 0.55, 0.26, -90, 90, 8),
  [0, -0.48],
];
const lower = (width: number): Point[] => [
  [0, -0.5],
  ...arc(width * 0.45, -0.25, width * 0.55, 0.25, -90, 90, 8),
  [0, 0],
];

export const LETTERS: Readonly<Record<string, Letter>> = {
  A: letter(0.72, [0, 0, 0.36, -1], [0.36, -1, 0.72, 0], [0.15, -0.36, 0.57, -0.36]),
  B: letter(0.5, [0, 0, 0, -1], upper(0.45), lower(0.52)),
  C: letter(0.62, arc(0.38, -0.5, 0.38, 0.5, -48, -312, 14)),
  D: letter(0.64, [0, 0, 0, -1], [[0, -1], ...arc(0.2, -0.5, 0.44, 0.5, -90, 90, 12), [0, 0]]),
  E: letter(0.46, [0, 0, 0, -1], [0, -1, 0.46, -1], [0, -0.5, 0.36, -0.5], [0, 0, 0.46, 0]),
  F: letter(0.44, [0, 0, 0, -1], [0, -1, 0.44, -1], [0, -0.5, 0.34, -0.5]),
  G: letter(
    0.66,
    arc(0.38, -0.5, 0.38, 0.5, -48, -325, 14),
    [0.7, -0.02, 0.7, -0.42],
    [0.5, -0.42, 0.72, -0.42],
  ),
  H: letter(0.64, [0, 0, 0, -1], [0.64, 0, 0.64, -1], [0, -0.5, 0.64, -0.5]),
  I: letter(0.08, [0.04, 0, 0.04, -1]),
  K: letter(0.56, [0, 0, 0, -1], [0.52, -1, 0.04, -0.48], [0.14, -0.56, 0.58, 0]),
  L: letter(0.44, [0, 0, 0, -1], [0, 0, 0.44, 0]),
  M: letter(
    0.86,
    [0, 0, 0.12, -1],
    [0.12, -1, 0.43, -0.12],
    [0.43, -0.12, 0.74, -1],
    [0.74, -1, 0.86, 0],
  ),
  N: letter(0.66, [0, 0, 0, -1], [0, -1, 0.66, 0], [0.66, 0, 0.66, -1]),
  O: letter(0.76, arc(0.38, -0.5, 0.38, 0.5, 0, 360, 18)),
  P: letter(0.48, [0, 0, 0, -1], upper(0.5)),
  Q: letter(0.76, arc(0.38, -0.5, 0.38, 0.5, 0, 360, 18), [0.4, -0.14, 0.82, 0.16]),
  R: letter(0.54, [0, 0, 0, -1], upper(0.5), [0.2, -0.48, 0.58, 0]),
  S: letter(0.48, [
    ...arc(0.25, -0.75, 0.22, 0.25, -30, -260, 9),
    ...arc(0.24, -0.25, 0.24, 0.25, -80, 150, 9),
  ]),
  T: letter(0.62, [0.31, 0, 0.31, -1], [0, -1, 0.62, -1]),
  V: letter(0.7, [0, -1, 0.35, 0], [0.35, 0, 0.7, -1]),
  X: letter(0.66, [0, 0, 0.66, -1], [0, -1, 0.66, 0]),
  Z: letter(0.58, [0.02, -1, 0.58, -1], [0.58, -1, 0, 0], [0, 0, 0.58, 0]),
  "*": letter(0.7, ...[0, 60, 120].map((a) => [...arc(0.35, -0.5, 0.4, 0.4, a, a + 180, 1)])),
  "(": letter(0.5, arc(0.36, -0.5, 0.34, 0.4, -60, -300, 10)), // a crescent
  ".": letter(0.1, [0.05, -0.5, 0.06, -0.5]),
};
