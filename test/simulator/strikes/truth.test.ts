import { describe, expect, it } from "vitest";
import {
  apply,
  compose,
  invert,
  simulateCoins,
  strikeToStrike,
  type Homography,
  type SimulatedCoin,
} from "../../../src/lib/simulator/index";
import { slow } from "../../slow";

/** A map of heights at points that lie between its pixels. */
function at(
  { size, height }: { size: number; height: Float32Array },
  [x, y]: readonly [number, number],
): number {
  const [u, v] = [
    Math.min(size - 2, Math.max(0, x - 0.5)),
    Math.min(size - 2, Math.max(0, y - 0.5)),
  ];
  const [i, j] = [Math.floor(u), Math.floor(v)];
  const of = (dx: number, dy: number) => height[(j + dy) * size + i + dx];
  return (
    (of(0, 0) * (1 - (u - i)) + of(1, 0) * (u - i)) * (1 - (v - j)) +
    (of(0, 1) * (1 - (u - i)) + of(1, 1) * (u - i)) * (v - j)
  );
}

/**
 * How far, in pixels, patches of one strike's heights still lie from the other's after a map has
 * laid it there: least squares in each patch (Lucas and Kanade), the median of those with enough
 * relief.
 */
function residual(a: SimulatedCoin, b: SimulatedCoin, map: Homography): number {
  const { size, mask } = a.maps!.obverse;
  const half = 14;
  const left: number[] = [];
  for (let cy = size * 0.2; cy < size * 0.8; cy += half)
    for (let cx = size * 0.2; cx < size * 0.8; cx += half) {
      let [xx, xy, yy, xt, yt] = [0, 0, 0, 0, 0];
      const mean = [0, 0];
      const points: [number, number][] = [];
      for (let y = -half; y <= half; y++)
        for (let x = -half; x <= half; x++)
          points.push([Math.round(cx) + x + 0.5, Math.round(cy) + y + 0.5]);
      if (points.some(([x, y]) => !mask[Math.floor(y) * size + Math.floor(x)])) continue;
      const laid = points.map((p) => at(b.maps!.obverse, apply(map, p)));
      const own = points.map((p) => at(a.maps!.obverse, p));
      points.forEach(
        (_, i) => ((mean[0] += own[i] / points.length), (mean[1] += laid[i] / points.length)),
      );
      points.forEach(([x, y], i) => {
        const gx = (at(a.maps!.obverse, [x + 1, y]) - at(a.maps!.obverse, [x - 1, y])) / 2;
        const gy = (at(a.maps!.obverse, [x, y + 1]) - at(a.maps!.obverse, [x, y - 1])) / 2;
        const t = laid[i] - mean[1] - (own[i] - mean[0]);
        ((xx += gx * gx), (xy += gx * gy), (yy += gy * gy), (xt += gx * t), (yt += gy * t));
      });
      const det = xx * yy - xy * xy;
      if (det < 1e-9) continue; // no relief to go by in both directions
      left.push(Math.hypot((yy * xt - xy * yt) / det, (xx * yt - xy * xt) / det));
    }
  expect(left.length).toBeGreaterThan(20);
  return left.sort((p, q) => p - q)[left.length >> 1];
}

describe("strikeToStrike", () => {
  it("undoes itself the other way round", () => {
    const [a, b] = simulateCoins({ coins: 2, seed: 4, width: 96 });
    const there = strikeToStrike(a.truth.obverse, b.truth.obverse);
    const back = strikeToStrike(b.truth.obverse, a.truth.obverse);
    compose(back, there).forEach((v, i) =>
      expect(v).toBeCloseTo([1, 0, 0, 0, 1, 0, 0, 0, 1][i], 9),
    );
    expect(apply(there, apply(a.truth.obverse.dieToPicture, [0.3, -0.1]))).toEqual(
      apply(b.truth.obverse.dieToPicture, [0.3, -0.1]).map((v) => expect.closeTo(v, 6)),
    );
    compose(invert(there), there).forEach((v, i) => expect(v).toBeCloseTo(i % 4 ? 0 : 1, 9));
  });

  it("lays one strike's relief on another's within half a pixel, at any rotation they lie", () => {
    const coins = [
      ...simulateCoins({
        coins: slow ? 6 : 3,
        seed: 3,
        width: 800,
        rotation: 180,
        types: 1,
        dies: { obverse: 1, reverse: slow ? 6 : 3 },
        maps: true,
      }),
    ];
    for (const other of coins.slice(1)) {
      const map = strikeToStrike(coins[0].truth.obverse, other.truth.obverse);
      expect(residual(coins[0], other, map)).toBeLessThan(0.5);
      expect(residual(coins[0], other, compose([1, 0, 2, 0, 1, 1, 0, 0, 1], map))).toBeGreaterThan(
        0.8,
      ); // a wrong map is noticed
    }
  });
});
