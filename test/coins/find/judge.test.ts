import { describe, expect, it } from "vitest";
import { maskOf, midway } from "../../../src/lib/coins/find/coin-mask";
import { ringChecks } from "../../../src/lib/coins/find/judge/ring-checks";
import { withoutShade } from "../../../src/lib/coins/find/judge/without-shade";
import { outlineConfidence } from "../../../src/lib/coins/find/judge/outline-probability";
import { ANGLES, scaledPicture, type PolarCurve } from "../../../src/lib/coins/find/rim-strip";
import { isThickEdge } from "../../../src/lib/coins/find/judge/thick-edge";
import type { Picture } from "../../../src/lib/coins/index";
import { drawCoins, type Drawn } from "../pictures";

const [X, Y, R] = [200, 200, 130];
const SIZE = { width: 400, height: 400, step: 1 };

function circle(radius: number, x = X + 0.5, y = Y + 0.5): PolarCurve {
  return { x, y, radii: new Float32Array(ANGLES).fill(radius) };
}

const disc = (radius: number) => maskOf(circle(radius), SIZE);

const drawn = (ground: number, options: Drawn = {}) =>
  drawCoins({ ground: [ground, ground, ground], coins: [[X, Y, R]], ...options });

/** Multiplies what is not coin but in a disc of the coin's size beside it. */
function withShadow(picture: Picture, offset: number, factor: number): Picture {
  for (let y = 0, i = 0; y < 400; y++) {
    for (let x = 0; x < 400; x++, i += 3) {
      if (Math.hypot(x - X, y - Y) <= R || Math.hypot(x - X - offset, y - Y) > R) continue;
      for (let c = 0; c < 3; c++) picture.data[i + c] *= factor;
    }
  }
  return picture;
}

describe("isThickEdge", () => {
  const ring = (ground: number, level: number) => {
    const picture = drawn(ground);
    for (let y = 0, i = 0; y < 400; y++)
      for (let x = 0; x < 400; x++, i += 3) {
        const distance = Math.hypot(x - X, y - Y);
        if (distance > R && distance < R + 5) picture.data.fill(level, i, i + 3);
      }
    return scaledPicture(picture);
  };

  it("takes a narrow zone that is brighter than the ground for the edge of the coin", () => {
    expect(isThickEdge(ring(10, 60), disc(R + 5), disc(R))).toBe(true);
  });

  it("takes no zone that is darker than the ground for it, which may be a shadow", () => {
    expect(isThickEdge(ring(200, 150), disc(R + 5), disc(R))).toBe(false);
  });

  it("takes no wide zone for it", () => {
    expect(isThickEdge(ring(10, 60), disc(R + 14), disc(R))).toBe(false);
  });
});

describe("a hard shadow inside an outline", () => {
  const shaded = scaledPicture(withShadow(drawn(215), 18, 0.4));
  const both: PolarCurve = circle(R);
  for (let a = 0; a < ANGLES; a++) {
    const angle = (2 * Math.PI * a) / ANGLES;
    const across = 18 * Math.cos(angle); // how much further the shadow's edge lies, nearly
    both.radii[a] = R + Math.max(0, across);
  }

  it("is seen, with the side on which it lies", () => {
    const { shade, shadeAngle } = ringChecks(shaded, both);
    expect(shade).toBeGreaterThan(0.1);
    expect(Math.cos(shadeAngle)).toBeGreaterThan(0.8);
    expect(ringChecks(shaded, circle(R)).shade).toBe(0);
  });

  it("is left out where a rim is seen within", () => {
    const bare = withoutShade(shaded, both, 0.1);
    const area = bare!.mask.reduce((sum, v) => sum + v, 0);
    expect(Math.sqrt(area / Math.PI) / R).toBeCloseTo(1, 1.5);
  });

  it("is kept where no rim is seen within", () => {
    expect(withoutShade(scaledPicture(drawn(215, { coins: [] })), both, 0.1)).toBeNull();
  });
});

describe("a coin of nearly the colour of its ground", () => {
  it("is told from one that stands out from it", () => {
    const faint = (metal: number) =>
      ringChecks(scaledPicture(drawn(170, { metal: [metal, metal, metal] })), circle(R)).faint;
    expect(faint(100)).toBe(0);
    expect(faint(170)).toBeGreaterThan(0);
  });

  it("lowers the confidence", () => {
    const evidence = { rim: 2, agreed: 1, rival: 0, other: 0, shade: 0, faint: 0 };
    expect(outlineConfidence({ ...evidence, faint: 0.5 })).toBeLessThan(
      outlineConfidence(evidence) - 0.2,
    );
  });
});

describe("midway", () => {
  it("lies between two outlines, whichever their centres", () => {
    const between = midway(circle(100), circle(106, X + 3.5, Y + 0.5))!;
    expect(between.radii[0]).toBeCloseTo(104.5, 0.3);
    expect(between.radii[ANGLES / 2]).toBeCloseTo(101.5, 0.3);
  });
});
