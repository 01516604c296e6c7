import type { Point } from "./curves";
import type { Hand } from "./hand";
import { filled, raise, relief, rounded, stroke, type Relief } from "./relief";

/** Cuts the front of a temple: steps, columns, pediment, the god's statue between the columns. */
export function cutTemple(size: number, hand: Hand, columns: number): Relief {
  const out = relief(size);
  const rng = hand.free("temple");
  const whole = hand.part("temple", [0, 0]);
  const line = (points: Point[], width: number, height: number): void =>
    stroke(out, hand.draw(points.map(whole)), width, height);
  const floor = 0.215 + rng.normal(0, 0.004);
  const eaves = -0.09 + rng.normal(0, 0.005);
  const half = 0.225 + rng.normal(0, 0.004);
  for (let i = 0; i < 3; i++)
    line(
      [
        [-half - 0.012 * i, floor + 0.022 * i],
        [half + 0.012 * i, floor + 0.022 * i],
      ],
      0.0085,
      0.013 - 0.001 * i,
    );
  line(
    [
      [-half - 0.01, eaves],
      [half + 0.01, eaves],
    ],
    0.009,
    0.016,
  );
  line(
    [
      [-half - 0.005, eaves - 0.02],
      [half + 0.005, eaves - 0.02],
    ],
    0.005,
    0.013,
  );
  const peak: Point = [rng.normal(0, 0.005), eaves - 0.15 + rng.normal(0, 0.006)];
  line([[-half - 0.015, eaves - 0.028], peak], 0.008, 0.016);
  line([[half + 0.015, eaves - 0.028], peak], 0.008, 0.016);
  for (const p of [peak, [-half - 0.02, eaves - 0.045], [half + 0.02, eaves - 0.045]] as Point[])
    line([p, [p[0], p[1] - 0.022]], 0.009, 0.014);
  line([[peak[0], eaves - 0.068]], 0.026 + rng.normal(0, 0.002), 0.013);

  for (let i = 0; i < columns; i++) {
    const x = -half + 0.018 + ((2 * half - 0.036) * i) / (columns - 1) + rng.normal(0, 0.004);
    const middle = Math.abs(i - (columns - 1) / 2) < 1;
    const at = middle && columns % 2 === 0 ? x + 0.022 * Math.sign(x) : x;
    line(
      [
        [at, eaves + 0.024],
        [at + rng.normal(0, 0.003), floor - 0.02],
      ],
      0.0125,
      0.018,
    );
    for (const y of [eaves + 0.02, floor - 0.016])
      line(
        [
          [at - 0.016, y],
          [at + 0.016, y],
        ],
        0.008,
        0.017,
      );
    const twists = 5 + rng.integer(3);
    for (let k = 1; k < twists; k++) {
      const y = eaves + 0.03 + ((floor - eaves - 0.06) * k) / twists;
      line(
        [
          [at - 0.01, y - 0.005],
          [at + 0.01, y + 0.005],
        ],
        0.0035,
        0.021,
      );
    }
  }
  const x = rng.normal(0, 0.004);
  const statue = hand.draw(
    (
      [
        [x - 0.018, eaves + 0.08],
        [x + 0.018, eaves + 0.08],
        [x + 0.026, floor - 0.02],
        [x - 0.026, floor - 0.02],
      ] as Point[]
    ).map(whole),
  );
  raise(out, rounded(filled(size, statue), 0.018, [0.005, 0.012]));
  line([[x, eaves + 0.055]], 0.0165, 0.018);
  line(
    [
      [x + 0.012, eaves + 0.09],
      [x + 0.046, eaves + 0.075],
    ],
    0.007,
    0.015,
  );
  line(
    [
      [x + 0.046, eaves + 0.03],
      [x + 0.048, floor - 0.02],
    ],
    0.0042,
    0.013,
  );
  return out;
}
