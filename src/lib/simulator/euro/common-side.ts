import type { Point } from "../strikes/curves";
import { relief, stroke, type Relief } from "../strikes/relief";
import { body, finishFlan, star } from "./engrave";
import { cutLine } from "./letters";

/**
 * The side that all 2-euro coins share: value, map, six lines between stars. It lies beside a coin
 * in some photographs.
 */
export function engraveCommonSide(size: number): Relief {
  const coin = relief(size);
  for (let i = 0; i < 6; i++) {
    const x = 0.02 + 0.052 * i;
    const reach = Math.sqrt(0.43 ** 2 - x * x);
    stroke(
      coin,
      [
        [x, -reach + 0.04],
        [x, reach - 0.04],
      ],
      0.004,
      0.004,
    );
    for (const way of [-1, 1]) star(coin, [x, way * reach], 0.026, 0.007);
  }
  const maps: Point[][] = [
    [
      [0.0, 0.16],
      [-0.03, 0.06],
      [0.03, 0.0],
      [0.06, -0.08],
      [0.13, -0.06],
      [0.22, -0.1],
      [0.3, -0.02],
      [0.28, 0.08],
      [0.2, 0.1],
      [0.14, 0.2],
      [0.1, 0.12],
      [0.05, 0.2],
    ],
    [
      [0.06, -0.16],
      [0.1, -0.28],
      [0.2, -0.34],
      [0.24, -0.26],
      [0.16, -0.16],
    ],
    [
      [-0.02, -0.06],
      [-0.01, -0.14],
      [0.03, -0.13],
      [0.02, -0.05],
    ],
  ];
  for (const outline of maps) body(coin, outline, 0.006, [0.004, 0.012]);
  cutLine(coin, "2", [-0.2, 0.01], { tall: 0.42, weight: 0.022, height: 0.011 });
  cutLine(coin, "EURO", [0.12, 0.03], { tall: 0.1, weight: 0.011, height: 0.012, gap: 0.24 });
  finishFlan(coin);
  return coin;
}
