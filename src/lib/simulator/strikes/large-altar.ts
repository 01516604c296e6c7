import type { Point } from "./curves";
import type { Hand } from "./hand";
import { cutLine } from "./legend";
import { filled, raise, relief, rounded, stroke, type Relief } from "./relief";

/**
 * Cuts an altar that fills the field: base, panel with a vow, cornice, and a globe under three
 * stars.
 */
export function cutLargeAltar(size: number, hand: Hand): Relief {
  const out = relief(size);
  const rng = hand.free("large altar");
  const whole = hand.part("large altar", [0, 0.05]);
  const line = (points: Point[], width: number, height: number): void =>
    stroke(out, hand.draw(points.map(whole)), width, height);
  const [top, foot] = [-0.06 + rng.normal(0, 0.006), 0.235 + rng.normal(0, 0.005)];
  const half = 0.135 + rng.normal(0, 0.005);
  const panel = hand.draw(
    (
      [
        [-half, top],
        [half, top],
        [half, foot],
        [-half, foot],
      ] as Point[]
    ).map(whole),
  );
  raise(out, rounded(filled(size, panel), 0.011, [0.004, 0.008]));
  for (let i = 0; i < 3; i++) {
    line(
      [
        [-half - 0.012 * (i + 1), foot + 0.006 + 0.018 * i],
        [half + 0.012 * (i + 1), foot + 0.006 + 0.018 * i],
      ],
      0.009,
      0.016,
    );
    line(
      [
        [-half - 0.01 * (i + 1), top - 0.006 - 0.016 * i],
        [half + 0.01 * (i + 1), top - 0.006 - 0.016 * i],
      ],
      0.008,
      0.017,
    );
  }
  for (const side of [-1, 1])
    line(
      [
        [side * (half - 0.014), top + 0.02],
        [side * (half - 0.014), foot - 0.02],
      ],
      0.005,
      0.016,
    );
  const letters = relief(size);
  ["VO", "TIS", "XX"].forEach((word, i) =>
    cutLine(letters, hand, word, whole([0, top + 0.058 + (i * (foot - top - 0.06)) / 2.6]), 0.062),
  );
  for (let i = 0; i < letters.data.length; i++)
    if (letters.data[i] > 0) out.data[i] += 0.75 * letters.data[i];
  line([[0, top - 0.098]], 0.048 + rng.normal(0, 0.002), 0.022);
  line(
    [
      [-0.045, top - 0.098 + rng.normal(0, 0.004)],
      [0.045, top - 0.098],
    ],
    0.006,
    0.025,
  );
  line(
    [
      [rng.normal(0, 0.004), top - 0.14],
      [0, top - 0.055],
    ],
    0.005,
    0.025,
  );
  for (let k = 0; k < 3; k++) {
    const middle: Point = [
      0.11 * (k - 1) + rng.normal(0, 0.005),
      top - (k === 1 ? 0.2 : 0.165) + rng.normal(0, 0.005),
    ];
    for (let ray = 0; ray < 3; ray++) {
      const angle = (Math.PI * ray) / 3 + rng.normal(0, 0.12);
      const [dx, dy] = [0.022 * Math.cos(angle), 0.022 * Math.sin(angle)];
      line(
        [
          [middle[0] - dx, middle[1] - dy],
          [middle[0] + dx, middle[1] + dy],
        ],
        0.005,
        0.014,
      );
    }
  }
  return out;
}
