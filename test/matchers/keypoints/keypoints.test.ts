import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countInliers } from "../../../src/lib/matchers/keypoints/geometric-check";
import { keypoints, DESCRIPTOR_WORDS } from "../../../src/lib/matchers/keypoints/keypoints";
import { matchedKeypoints } from "../../../src/lib/matchers/keypoints/matched-keypoints";
import { random } from "../../../src/lib/base/random";
import { gaussian } from "../../../src/lib/coins/index";

const { matches } = JSON.parse(readFileSync(join(__dirname, "../../goldens/ssim.json"), "utf8"));
const described = (rows: number[][]) => {
  const bits = new Uint32Array(rows.length * DESCRIPTOR_WORDS);
  rows.forEach((row, i) => new Uint8Array(bits.buffer).set(row, 4 * DESCRIPTOR_WORDS * i));
  return { bits };
};

describe("matchedKeypoints", () => {
  it("finds the matches that OpenCV finds", () => {
    expect(matches.matches.length).toBeGreaterThan(5);
    expect(matchedKeypoints(described(matches.a), described(matches.b))).toEqual(matches.matches);
  });

  it("finds none where there is no second to stand out from", () => {
    expect(matchedKeypoints(described(matches.a), described(matches.a.slice(0, 1)))).toEqual([]);
    expect(matchedKeypoints(described(matches.a), described([]))).toEqual([]);
  });
});

describe("agreeingMatches", () => {
  const turned = ([x, y]: number[], degrees: number, scale: number) => {
    const [c, s] = [
      scale * Math.cos((degrees * Math.PI) / 180),
      scale * Math.sin((degrees * Math.PI) / 180),
    ];
    return [c * x - s * y + 20, s * x + c * y - 7];
  };
  const draw = random(3);
  const points = (n: number) =>
    Array.from({ length: n }, () => [draw.uniform(0, 280), draw.uniform(0, 280)]);

  it("counts the matches of one similarity among many wrong ones", () => {
    const from = points(60);
    const to = from.map((point, i) => (i % 3 === 0 ? turned(point, 14, 1.1) : points(1)[0]));
    const most = countInliers(from.flat(), to.flat(), 4, random(1));
    expect(most).toBeGreaterThanOrEqual(20);
    expect(most).toBeLessThan(26);
  });

  it("is what trying every two matches with a fit of its own gives", () => {
    const coordinate = fc.double({ min: 0, max: 100, noNaN: true });
    const match = fc.tuple(coordinate, coordinate, coordinate, coordinate);
    fc.assert(
      fc.property(fc.array(match, { minLength: 0, maxLength: 9 }), (all) => {
        expect(
          countInliers(
            all.flatMap(([x, y]) => [x, y]),
            all.flatMap(([, , x, y]) => [x, y]),
            6,
            random(1),
          ),
        ).toBe(bruteForce(all, 6));
      }),
    );
  });

  it("takes no similarity that shrinks or blows up a coin", () => {
    const from = points(12);
    expect(
      countInliers(
        from.flat(),
        from.flatMap((point) => turned(point, 0, 1.4)),
        1,
        random(1),
      ),
    ).toBe(12);
    expect(
      countInliers(
        from.flat(),
        from.flatMap((point) => turned(point, 0, 2)),
        1,
        random(1),
      ),
    ).toBe(0);
    expect(countInliers(from.flat(), from.map(() => [5, 5]).flat(), 1, random(1))).toBe(0);
  });
});

/** Turn and scale from lengths and angles, instead of complex numbers. */
function bruteForce(
  all: readonly (readonly [number, number, number, number])[],
  within: number,
): number {
  let most = 0;
  for (let i = 0; i < all.length; i++) {
    for (let j = i + 1; j < all.length; j++) {
      const [[u0, v0, x0, y0], [u1, v1, x1, y1]] = [all[i], all[j]];
      const scale = Math.hypot(x1 - x0, y1 - y0) / Math.hypot(u1 - u0, v1 - v0);
      if (!(scale < 1.5 && scale > 1 / 1.5)) continue;
      const turn = Math.atan2(y1 - y0, x1 - x0) - Math.atan2(v1 - v0, u1 - u0);
      const off = all.map(([u, v, x, y]) => {
        const [length, angle] = [
          scale * Math.hypot(u - u0, v - v0),
          Math.atan2(v - v0, u - u0) + turn,
        ];
        return Math.hypot(x0 + length * Math.cos(angle) - x, y0 + length * Math.sin(angle) - y);
      });
      // on the edge either may be right
      if (off.some((distance) => Math.abs(distance - within) < 1e-6)) continue;
      most = Math.max(most, off.filter((distance) => distance <= within).length);
    }
  }
  return most;
}

describe("keypoints", () => {
  const size = 200;
  const relief = () => {
    const draw = random(5);
    const smooth = gaussian(
      Float32Array.from({ length: size * size }, () => draw.normal()),
      size,
      size,
      3,
    );
    return Int8Array.from(smooth, (value) => Math.max(-127, Math.min(127, value * 600)));
  };

  it("of a relief and of the same relief shifted agree on the shift", async () => {
    const still = relief();
    const moved = Int8Array.from({ length: size * size }, (_, i) =>
      i % size >= 6 ? still[i - 6] : 0,
    );
    const [a, b] = [await keypoints(still, size), await keypoints(moved, size)];
    expect(a.places.length / 2).toBeGreaterThan(50);
    const found = matchedKeypoints(a, b);
    const shifts = found.map(([i, j]) => [
      b.places[2 * j] - a.places[2 * i],
      b.places[2 * j + 1] - a.places[2 * i + 1],
    ]);
    const right = shifts.filter(([x, y]) => Math.hypot(x - 6, y) < 1.5).length;
    expect(right).toBeGreaterThan(0.8 * found.length);
    expect(right).toBeGreaterThan(20);
  });

  it("of an empty relief are none", async () => {
    expect((await keypoints(new Int8Array(size * size), size)).bits).toHaveLength(0);
  });
});
