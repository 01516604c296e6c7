import { along, arc, smooth, type Point } from "./curves";
import type { Hand } from "./hand";
import { stroke, type Relief } from "./relief";

/** A horn of plenty, held at its tip, with fruit above its mouth. */
export function cutCornucopia(out: Relief, hand: Hand, [x, y]: Point): void {
  const rng = hand.free("cornucopia");
  const place = hand.part("cornucopia", [x, y], 1.6);
  const horn = smooth(
    hand.draw(
      (
        [
          [x - 0.004, y + 0.03],
          [x + 0.03, y - 0.05],
          [x + 0.042, y - 0.13],
          [x + 0.058, y - 0.19],
        ] as Point[]
      ).map(place),
    ),
    7,
  );
  stroke(
    out,
    horn,
    horn.map((_, i) => 0.006 + (0.019 * i) / horn.length),
    0.019,
  );
  const ridges = 6 + rng.integer(3);
  for (let i = 1; i < ridges; i++) {
    const { point, direction } = along(horn, i / ridges);
    const half = 0.007 + (0.016 * i) / ridges;
    const across: Point = [-direction[1] * half, direction[0] * half];
    stroke(
      out,
      [
        [point[0] - across[0], point[1] - across[1]],
        [point[0] + across[0], point[1] + across[1]],
      ],
      0.0035,
      0.023,
    );
  }
  const [mx, my] = horn[horn.length - 1];
  for (let i = 0; i < 7; i++)
    stroke(
      out,
      [[mx + rng.normal(0, 0.014), my - 0.012 + rng.normal(0, 0.01)]],
      rng.uniform(0.007, 0.011),
      0.022,
    );
}

/** A globe on the open hand. */
export function cutGlobe(out: Relief, hand: Hand, [x, y]: Point): void {
  const rng = hand.free("globe");
  const place = hand.draw([[x + 0.006 + rng.normal(0, 0.004), y - 0.026 + rng.normal(0, 0.004)]]);
  stroke(out, place, 0.024 * (1 + rng.normal(0, 0.1)), 0.02);
}

/** A flat dish for offerings in the outstretched hand. */
export function cutPatera(out: Relief, hand: Hand, [x, y]: Point): void {
  const rng = hand.free("patera");
  const [w, h] = [0.036 * (1 + rng.normal(0, 0.08)), 0.014 * (1 + rng.normal(0, 0.15))];
  const middle: Point = [x - 0.022 + rng.normal(0, 0.004), y - 0.002 + rng.normal(0, 0.004)];
  stroke(out, hand.draw(arc(middle[0], middle[1], w, h, 0, 360, 20)), 0.0055, 0.015);
  stroke(out, [middle], 0.008, 0.013);
}

/** A pair of scales hanging from the outstretched hand. */
export function cutScales(out: Relief, hand: Hand, [x, y]: Point): void {
  const rng = hand.free("scales");
  const tilt = rng.normal(0, 0.008);
  const place = hand.part("scales", [x, y], 1.5);
  const line = (points: Point[], width: number): void =>
    stroke(out, hand.draw(points.map(place)), width, 0.014);
  line(
    [
      [x, y],
      [x - 0.006, y + 0.03],
    ],
    0.005,
  );
  line(
    [
      [x - 0.06, y + 0.03 + tilt],
      [x + 0.046, y + 0.03 - tilt],
    ],
    0.006,
  );
  for (const [side, drop] of [
    [-0.06, tilt],
    [0.046, -tilt],
  ] as const) {
    const low = y + 0.105 + drop + rng.normal(0, 0.004);
    line(
      [
        [x + side, y + 0.03 + drop],
        [x + side - 0.017, low],
      ],
      0.0036,
    );
    line(
      [
        [x + side, y + 0.03 + drop],
        [x + side + 0.017, low],
      ],
      0.0036,
    );
    line(arc(x + side, low, 0.022, 0.012, 0, 180, 8), 0.006);
  }
}

/** A long staff, standing on the ground line. */
export function cutSceptre(out: Relief, hand: Hand, [x, y]: Point): void {
  const rng = hand.free("sceptre");
  const foot: Point = [x + 0.012 + rng.normal(0, 0.008), 0.285];
  const top: Point = [x - 0.004 + rng.normal(0, 0.006), y - 0.085 + rng.normal(0, 0.008)];
  stroke(out, hand.draw([top, [x, y], foot]), 0.0065, 0.014);
  for (const p of [top, foot]) stroke(out, [p], 0.0115, 0.016);
}

/** A lit altar on the ground line. */
export function cutAltar(out: Relief, hand: Hand, [x, y]: Point): void {
  const rng = hand.free("altar");
  const place = hand.part("altar", [x, y], 1.4);
  const line = (points: Point[], width: number, height = 0.015): void =>
    stroke(out, hand.draw(points.map(place)), width, height);
  const tall = 0.11 * (1 + rng.normal(0, 0.08));
  line(
    [
      [x - 0.03, y + 0.008],
      [x + 0.03, y + 0.008],
    ],
    0.008,
  );
  line(
    [
      [x - 0.026, y - tall],
      [x + 0.026, y - tall],
    ],
    0.007,
  );
  line(
    [
      [x, y],
      [x, y - tall],
    ],
    0.021,
    0.016,
  );
  const flames = 3 + rng.integer(2);
  for (let i = 0; i < flames; i++) {
    const dx = -0.018 + (0.036 * i) / (flames - 1);
    stroke(
      out,
      smooth(
        hand.draw(
          (
            [
              [x + dx, y - tall - 0.008],
              [x + dx * 1.3 + 0.004, y - tall - 0.03],
              [x + dx * 0.8, y - tall - 0.052 - rng.uniform(0, 0.016)],
            ] as Point[]
          ).map(place),
        ),
        4,
      ),
      0.0062,
      0.014,
    );
  }
}
