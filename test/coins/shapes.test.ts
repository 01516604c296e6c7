import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convexHull, polygonArea } from "../../src/lib/coins/image/convex-hull";
import { distanceInside, erode } from "../../src/lib/coins/image/distance";
import { enclosingCircle } from "../../src/lib/coins/image/enclosing-circle";
import { solidity } from "../../src/lib/coins/image/solidity";
import { disc } from "./pictures";

const W = 13;
const H = 11;
const masks = fc
  .uint8Array({ minLength: W * H, maxLength: W * H, max: 5 })
  .map((m) => m.map((v) => (v > 0 ? 1 : 0)));

describe("distanceInside", () => {
  it("is within 6 % of the Euclidean distance by brute force, beyond the picture being outside", () => {
    fc.assert(
      fc.property(masks, (mask) => {
        const got = distanceInside(mask, W, H);
        for (let i = 0; i < mask.length; i++) {
          let nearest = Infinity;
          for (let y = -1; y <= H; y++)
            for (let x = -1; x <= W; x++) {
              const inside = x >= 0 && x < W && y >= 0 && y < H && mask[y * W + x] === 1;
              if (!inside)
                nearest = Math.min(nearest, Math.hypot(x - (i % W), y - Math.floor(i / W)));
            }
          if (mask[i] === 0) expect(got[i]).toBe(0);
          else expect(Math.abs(got[i] / nearest - 1)).toBeLessThan(0.06);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("wears a disc down by a radius", () => {
    const worn = erode(disc(200, 0.4), 200, 200, 20).reduce((a, b) => a + b, 0);
    expect(Math.sqrt(worn / Math.PI)).toBeGreaterThan(58);
    expect(Math.sqrt(worn / Math.PI)).toBeLessThan(61);
  });
});

describe("convex hull", () => {
  it("holds every pixel, in its area and in its circle", () => {
    fc.assert(
      fc.property(
        masks.filter((m) => m.some((v) => v === 1)),
        (mask) => {
          const hull = convexHull(mask, W, H);
          expect(polygonArea(hull)).toBeGreaterThanOrEqual(mask.reduce((a, b) => a + b, 0) - 1e-9);
          const { centre, radius } = enclosingCircle(hull);
          for (const [x, y] of hull)
            expect(Math.hypot(x - centre[0], y - centre[1])).toBeLessThan(radius * (1 + 1e-6));
        },
      ),
    );
  });

  it("gives a disc solidity and a circle of its own size, a broken disc the circle of the whole", () => {
    const whole = disc(200, 0.4);
    expect(solidity(whole, 200, 200)).toBeGreaterThan(0.98);
    expect(solidity(new Uint8Array(100), 10, 10)).toBe(0);
    const broken = whole.map((v, i) => (i % 200 < 130 ? v : 0));
    const { centre, radius } = enclosingCircle(convexHull(broken, 200, 200));
    expect(Math.abs(radius - 80)).toBeLessThan(1); // corners of pixels lie up to 0.7 px outside
    expect(Math.hypot(centre[0] - 100, centre[1] - 100)).toBeLessThan(2);
  });
});
