import { radians, type Point } from "../strikes/curves";
import { relief, stroke, type Relief } from "../strikes/relief";
import { finishFlan, limb, twelveStars } from "./engrave";
import { cutLine, cutRound } from "./letters";

const HEXAGON: readonly Point[] = [
  [0, -0.262],
  [0.226, -0.1],
  [0.226, 0.1],
  [0, 0.262],
  [-0.226, 0.1],
  [-0.226, -0.1],
];

/**
 * France, national side of 1999: a tree in a hexagon, RF, the motto round it, a ring of crossing
 * lines. Our own drawing.
 */
export function engraveFrance(size: number): Relief {
  const coin = relief(size);
  hexagon(coin);
  tree(coin);
  for (const [text, x] of [
    ["R", -0.118],
    ["F", 0.118],
  ] as const)
    cutLine(coin, text, [x, 0.075], { tall: 0.098, weight: 0.0105, height: 0.007 });
  const cut = { tall: 0.043, weight: 0.005, height: 0.006, gap: 0.75 };
  cutRound(coin, "LIBERTÉ", 0.312, 252, "inwards", cut);
  cutRound(coin, "ÉGALITÉ", 0.312, 337, "inwards", cut);
  cutRound(coin, "FRATERNITÉ", 0.312, 76, "inwards", cut);
  crossingLines(coin);
  twelveStars(coin, 0.034);
  for (const [text, at] of [
    ["19", 194],
    ["99", 166],
  ] as const)
    cutRound(coin, text, 0.43, at, "outwards", {
      tall: 0.04,
      weight: 0.005,
      height: 0.006,
      gap: 0.4,
    });
  finishFlan(coin);
  return coin;
}

/** Three lines beside each other; the crown covers its top, the roots its foot. */
function hexagon(coin: Relief): void {
  for (const scale of [1, 0.93, 0.86])
    HEXAGON.forEach(([x, y], i) => {
      const [u, v] = HEXAGON[(i + 1) % 6];
      const covered =
        i === 0
          ? [0.62, 1]
          : i === 5
            ? [0, 0.38]
            : i === 2
              ? [0, 0.7]
              : i === 3
                ? [0.3, 1]
                : [0, 1];
      const at = (t: number): Point => [scale * (x + t * (u - x)), scale * (y + t * (v - y))];
      stroke(coin, [at(covered[0]), at(covered[1])], 0.0036, 0.005);
    });
}

function tree(coin: Relief): void {
  for (const side of [-1, 1]) {
    for (const [x, reach] of [
      [0.034, 0.17],
      [0.05, 0.15],
    ] as const)
      limb(
        coin,
        [
          [side * x, 0.18, 0.006],
          [side * x, 0.05, 0.0065],
          [side * (x + 0.012), 0.004, 0.006],
          [side * (x + 0.06), -0.004, 0.005],
          [side * (x + reach), 0.012 - x * 0.4, 0.0035],
        ],
        0.008,
      );
    limb(
      coin,
      [
        [side * 0.014, 0.21, 0.01],
        [side * 0.013, 0.06, 0.0105],
        [side * 0.018, -0.04, 0.009],
        [side * 0.06, -0.1, 0.006],
      ],
      0.0105,
    );
    for (const [x, y] of [
      [0.15, 0.262],
      [0.095, 0.3],
      [0.04, 0.326],
    ] as const)
      limb(
        coin,
        [
          [side * 0.016, 0.19, 0.011],
          [side * (0.014 + x * 0.35), 0.228, 0.009],
          [side * x, y, 0.003],
        ],
        0.0095,
      );
  }
  limb(
    coin,
    [
      [0, 0.04, 0.008],
      [0, -0.1, 0.008],
      [0, -0.21, 0.005],
    ],
    0.01,
  );
  for (const [angle, length, lift] of [
    [13, 0.26, 0.03],
    [28, 0.27, 0.02],
    [43, 0.275, 0.01],
    [58, 0.28, 0],
    [72, 0.27, -0.01],
    [86, 0.25, -0.02],
  ] as const)
    for (const side of [-1, 1]) bough(coin, side * angle, length, lift);
  for (const y of [-0.15, -0.2])
    for (const side of [-1, 1]) leaf(coin, [side * 0.013, y], side * 20);
  leaf(coin, [0, -0.236], 0);
}

/** A bough of the crown, with leaves at its end and along it; degrees from upright. */
function bough(coin: Relief, angle: number, length: number, lift: number): void {
  const [sin, cos] = [Math.sin(radians(angle)), -Math.cos(radians(angle))];
  const at = (t: number): Point => [sin * length * t, -0.02 - lift * (1 - t) + cos * length * t];
  const [a, b, c] = [at(0.12), at(0.5), at(0.88)];
  limb(
    coin,
    [
      [...a, 0.008],
      [...b, 0.006],
      [...c, 0.004],
    ],
    0.009,
  );
  leaf(coin, at(0.98), angle);
  leaf(coin, at(0.7), angle + (angle > 0 ? 28 : -28));
}

function leaf(coin: Relief, [x, y]: Point, angle: number): void {
  const [u, v] = [Math.sin(radians(angle)) * 0.02, -Math.cos(radians(angle)) * 0.02];
  limb(
    coin,
    [
      [x - u, y - v, 0.003],
      [x, y, 0.0095],
      [x + u, y + v, 0.0025],
    ],
    0.0095,
  );
}

/** Chords of the ring, which cross between its stars. */
function crossingLines(coin: Relief): void {
  const at = (degrees: number, r: number): Point => [
    r * Math.sin(radians(degrees)),
    -r * Math.cos(radians(degrees)),
  ];
  for (let i = 0; i < 12; i++) {
    for (const way of [-1, 1]) {
      if (i === 6) continue;
      stroke(coin, [at(30 * i, 0.44), at(30 * i + way * 34, 0.478)], 0.0034, 0.0045);
      stroke(coin, [at(30 * i + way * 12, 0.478), at(30 * i + way * 42, 0.376)], 0.0034, 0.0045);
    }
    if (i !== 6) stroke(coin, [at(30 * i + 15, 0.384), at(30 * i + 45, 0.384)], 0.0034, 0.0045);
  }
}
