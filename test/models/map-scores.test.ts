import { beforeAll, describe, expect, it } from "vitest";
import { startEngine, tf } from "../../src/lib/engine/index";
import {
  mapScores,
  mapSimilarities,
  unitMaps,
  type MapComparison,
} from "../../src/lib/models/index";
import { random } from "../../src/lib/base/random";

beforeAll(async () => void (await startEngine()));

const side = 8;
const channels = 2;
const comparison: MapComparison = { block: 4, shift: 1, give: 1, turns: [0] };

/** Random maps, a value a cell and channel: [count, side, side, channels]. */
function drawMaps(count: number, seed: number): tf.Tensor4D {
  const draw = random(seed);
  return tf.tensor4d(
    Float32Array.from({ length: count * side * side * channels }, () => draw.normal()),
    [count, side, side, channels],
  );
}

type Map3 = number[][][];
const at = (map: Map3, y: number, x: number, c: number) => map[y]?.[x]?.[c] ?? 0;

/**
 * The score by its definition: the whole is moved, each block a little more; loops over everything.
 */
function scoreByLoops(picture: Map3, filter: Map3, { block, shift, give }: MapComparison): number {
  let best = -Infinity;
  for (let dy = -shift; dy <= shift; dy++) {
    for (let dx = -shift; dx <= shift; dx++) {
      let sum = 0;
      for (let top = 0; top < side; top += block) {
        for (let left = 0; left < side; left += block) {
          let own = -Infinity;
          for (let ey = -give; ey <= give; ey++) {
            for (let ex = -give; ex <= give; ex++) {
              let product = 0;
              for (let y = top; y < top + block; y++)
                for (let x = left; x < left + block; x++)
                  for (let c = 0; c < channels; c++)
                    product += filter[y][x][c] * at(picture, y + dy + ey, x + dx + ex, c);
              own = Math.max(own, product);
            }
          }
          sum += own;
        }
      }
      best = Math.max(best, sum);
    }
  }
  return best;
}

describe("unitMaps", () => {
  it("leaves nothing off the coin, no mean of a channel, and length 1", () => {
    const maps = tf.tidy(() =>
      unitMaps(tf.add(tf.mul(drawMaps(3, 1), 7), 5)).arraySync(),
    ) as Map3[];
    for (const map of maps) {
      expect(map[0][0].map(Math.abs)).toEqual([0, 0]);
      expect(Math.abs(map.flat().reduce((sum, [value]) => sum + value, 0))).toBeLessThan(1e-5);
      expect(map.flat(2).reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5);
    }
  });

  it("of a coin without any relief is 0, not NaN", () => {
    expect(
      tf.tidy(() =>
        Array.from(unitMaps(tf.ones([1, side, side, channels]) as tf.Tensor4D).dataSync()).every(
          (value) => Math.abs(value) < 1e-3,
        ),
      ),
    ).toBe(true);
  });
});

describe("mapScores", () => {
  it.each([
    comparison,
    { ...comparison, shift: 0, give: 0 },
    { ...comparison, shift: 2, give: 0 },
    { ...comparison, block: 8, shift: 0, give: 2 },
    { ...comparison, block: 2 },
  ])("equals loops over the definition for %o", (how) => {
    const [pictures, filters] = [3, 4].map((count) =>
      tf.tidy(() => unitMaps(drawMaps(count, count))),
    );
    const scores = tf.tidy(() => mapScores(pictures, filters, how).arraySync()) as number[][];
    const [a, b] = [pictures.arraySync() as Map3[], filters.arraySync() as Map3[]];
    a.forEach((picture, i) =>
      b.forEach((filter, j) =>
        expect(scores[i][j]).toBeCloseTo(scoreByLoops(picture, filter, how), 5),
      ),
    );
    tf.dispose([pictures, filters]);
  });

  it("is 1 for a map on itself, and for it moved by a cell where it may be moved", () => {
    const scoreOf = (how: MapComparison) =>
      tf.tidy(() => {
        const map = unitMaps(drawMaps(1, 9));
        const moved = tf.pad(tf.slice(map, [0, 0, 0, 0], [1, side, side - 1, channels]), [
          [0, 0],
          [0, 0],
          [1, 0],
          [0, 0],
        ]) as tf.Tensor4D;
        return [map, moved].map((other) => mapScores(map, other, how).dataSync()[0]);
      });
    const still = scoreOf({ ...comparison, shift: 0, give: 0 });
    expect(still[0]).toBeCloseTo(1, 5);
    expect(still[1]).toBeLessThan(0.7);
    expect(scoreOf({ ...comparison, shift: 1, give: 0 })[1]).toBeCloseTo(1, 5);
  });

  it("has the gradient that differences give", () => {
    const start = tf.tidy(() => drawMaps(3, 6).dataSync()) as Float32Array;
    const weights = tf.tensor2d([
      [0, 1, -2],
      [0.5, 0, 1],
      [-1, 0.3, 0],
    ]);
    const total = (maps: tf.Tensor) =>
      tf.sum(
        tf.mul(mapSimilarities(unitMaps(maps as tf.Tensor4D), comparison), weights),
      ) as tf.Scalar;
    const tensorOf = (values: Float32Array) => tf.tensor4d(values, [3, side, side, channels]);
    const gradient = tf.tidy(() => tf.grad(total)(tensorOf(start)).dataSync());
    const step = 3e-3;
    const valueAt = (k: number, by: number) =>
      tf.tidy(
        () =>
          total(tensorOf(start.map((value, i) => (i === k ? value + by : value)))).dataSync()[0],
      );
    let [off, length] = [0, 0];
    for (let k = 0; k < start.length; k += 7) {
      const slope = (valueAt(k, step) - valueAt(k, -step)) / (2 * step);
      off += (slope - gradient[k]) ** 2;
      length += slope ** 2;
    }
    // 32 bits, and a maximum here and there changes hands
    expect(Math.sqrt(off / length)).toBeLessThan(0.03);
  });
});

describe("mapSimilarities", () => {
  it("are the same both ways round", () => {
    const table = tf.tidy(() =>
      mapSimilarities(unitMaps(drawMaps(4, 2)), comparison).arraySync(),
    ) as number[][];
    table.forEach((row, i) => row.forEach((score, j) => expect(score).toBeCloseTo(table[j][i], 6)));
  });
});
