import type { BustDesign } from "./bust-design";
import { smooth, type Point } from "./curves";
import type { Hand } from "./hand";
import { add, filled, relief, rounded, stroke, type Relief } from "./relief";

/** Shoulders and breast below the neck, in head heights, facing right. */
const SHOULDERS: readonly Point[] = [
  [-0.32, 0.6],
  [-0.2, 0.68],
  [0.0, 0.72],
  [0.12, 0.68],
  [0.2, 0.64],
  [0.36, 0.74],
  [0.47, 0.86],
  [0.42, 0.98],
  [0.2, 1.06],
  [-0.05, 1.09],
  [-0.3, 1.05],
  [-0.52, 0.95],
  [-0.62, 0.82],
  [-0.5, 0.7],
];

/** What the bust wears, as a layer under the head: nothing, a cloak's folds, or a breastplate. */
export function cutDress(
  size: number,
  hand: Hand,
  dress: BustDesign["dress"],
  place: (points: readonly Point[]) => Point[],
  unit: number,
): Relief {
  if (dress === "bare") return relief(size);
  const rng = hand.free("dress");
  const mask = filled(size, smooth(place(SHOULDERS), 6, true));
  const body = rounded(mask, 0.017, [0.005, 0.02, 0.04]);
  const folds = relief(size);
  const line = (points: readonly Point[], width: number, height: number): void => {
    const curve = smooth(place(points), 6);
    stroke(
      folds,
      curve,
      curve.map(
        (_, i) => unit * width * (0.5 + 0.5 * Math.sin((Math.PI * (i + 1)) / (curve.length + 1))),
      ),
      height,
    );
  };
  if (dress === "draped") {
    const count = 6 + rng.integer(3);
    for (let i = 0; i < count; i++) {
      // from the clasp on the shoulder down across the breast, opening like a fan
      const t = (i + rng.normal(0, 0.15)) / (count - 1);
      line(
        [
          [-0.34 + 0.1 * t + rng.normal(0, 0.015), 0.68 + 0.03 * t],
          [-0.42 + 0.52 * t + rng.normal(0, 0.03), 0.86 - 0.05 * t + rng.normal(0, 0.02)],
          [-0.5 + 0.95 * t + rng.normal(0, 0.03), 1.02 - 0.1 * t + rng.normal(0, 0.02)],
        ],
        0.026 + rng.normal(0, 0.004),
        0.008,
      );
    }
    for (let i = 0; i < 3; i++) {
      const t = i / 2;
      line(
        [
          [-0.22, 0.66 + 0.05 * t],
          [0.02 + rng.normal(0, 0.02), 0.77 + 0.09 * t + rng.normal(0, 0.01)],
          [0.28 + 0.08 * t, 0.69 + 0.08 * t],
        ],
        0.02,
        0.008,
      );
    }
    stroke(
      folds,
      place([[-0.3 + rng.normal(0, 0.02), 0.67 + rng.normal(0, 0.02)]]),
      unit * 0.055,
      0.014,
    );
  } else {
    const rows = 5 + rng.integer(2);
    for (let row = 0; row < rows; row++) {
      const y = 0.78 + (0.27 * row) / rows;
      const scales = 9 + rng.integer(3);
      for (let i = 0; i < scales; i++) {
        const x = -0.34 + (0.72 * (i + (row % 2) / 2 + rng.normal(0, 0.08))) / scales;
        line(
          [
            [x - 0.03, y],
            [x, y + 0.04 + rng.normal(0, 0.005)],
            [x + 0.03, y],
          ],
          0.011,
          0.006,
        );
      }
    }
    for (let i = 0; i < 7; i++) {
      // leather straps at the shoulder
      const x = -0.36 - 0.035 * i + rng.normal(0, 0.006);
      line(
        [
          [x, 0.69 + 0.02 * i],
          [x - 0.05, 0.82 + 0.015 * i],
          [x - 0.06, 0.93 + 0.005 * i + rng.normal(0, 0.015)],
        ],
        0.014,
        0.008,
      );
    }
    line(
      [
        [-0.28, 0.64],
        [-0.02, 0.78 + rng.normal(0, 0.015)],
        [0.26, 0.68],
      ],
      0.03,
      0.01,
    );
  }
  add(body, folds, mask);
  return body;
}
