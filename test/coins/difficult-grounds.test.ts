import { describe, expect, it } from "vitest";
import {
  findCoin,
  outlineVersion,
  takeDoubtfulOutlines,
  type Picture,
} from "../../src/lib/coins/index";
import { fitGroundSurface, groundAt } from "../../src/lib/coins/find/ground-surface";
import { maskOf, outlineOf, overlap } from "../../src/lib/coins/find/coin-mask";
import { drawCoins, pattern } from "./pictures";

const [X, Y, R] = [200, 200, 130];

/** Changes what lies beyond the coin: a factor or a colour for each pixel, null to leave it. */
function changed(
  picture: Picture,
  change: (distance: number, x: number, y: number) => number,
): Picture {
  for (let y = 0, i = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++, i += 3) {
      const distance = Math.hypot(x - X, y - Y);
      if (distance <= R) continue;
      for (let c = 0; c < 3; c++) picture.data[i + c] *= change(distance, x, y);
    }
  }
  return picture;
}

const drawn = () => drawCoins({ ground: [215, 215, 215], coins: [[X, Y, R]] });

function expectRim(picture: Picture) {
  const { centre, diameter } = findCoin(picture);
  expect(Math.hypot(centre[0] - X - 0.5, centre[1] - Y - 0.5)).toBeLessThan(0.03 * R);
  expect(Math.abs(diameter / (2 * R) - 1)).toBeLessThan(0.02);
}

describe("findCoin on a difficult ground", () => {
  it("finds the coin in the dark corners of a lens", () => {
    expectRim(changed(drawn(), (d) => 1 - 0.6 * Math.min(1, (d / 283) ** 2)));
  });

  it("finds the coin in a capsule", () => {
    expectRim(changed(drawn(), (d) => (d < 1.15 * R ? (d > 1.12 * R ? 0.95 : 0.85) : 1)));
  });

  it("tells how sure it is", () => {
    expect(findCoin(drawn()).confidence).toBeGreaterThan(0.75);
  });
});

describe("fitGroundSurface", () => {
  it("follows uneven light and leaves a ruler at the border out", () => {
    const [width, height] = [200, 160];
    const data = new Uint8Array(width * height);
    const light = (x: number, y: number) => 120 + 80 * x - 60 * x * x + 40 * y;
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const [u, v] = [(x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5];
        data[i] = y > 150 && x > 20 && x < 100 ? 10 : light(u, v);
      }
    }
    const { coefficients, scatter } = fitGroundSurface({ width, height, channels: 1, data });
    expect(groundAt(coefficients[0], 0.3, -0.4)).toBeCloseTo(light(0.3, -0.4), -0.5);
    expect(scatter).toBeLessThan(3);
  });
});

describe("outlineOf and maskOf", () => {
  it("are each other's inverse on a disc", () => {
    const size = { width: 120, height: 100, step: 1 };
    const disc = Uint8Array.from({ length: 12000 }, (_, i) =>
      Math.hypot((i % 120) - 60, Math.floor(i / 120) - 50) < 35 ? 1 : 0,
    );
    const outline = outlineOf(disc, size, 57, 52);
    expect(overlap(disc, maskOf(outline!, size))).toBeGreaterThan(0.97);
  });
});

describe("findCoin on a coin with a hard, dark shadow", () => {
  const shaded = () =>
    changed(drawn(), (_, x, y) => (Math.hypot(x - X - 30, y - Y) < R ? 0.35 : 1));

  it("never takes the shadow for metal in silence", () => {
    let warnings: string[];
    try {
      const { diameter, warnings: own } = findCoin(shaded());
      warnings = Math.abs(diameter / (2 * R) - 1) < 0.02 ? ["right"] : own;
    } catch (error) {
      warnings = [(error as Error).message];
    }
    expect(warnings.join()).toMatch(/right|a shadow on the right/);
  });
});

describe("takeDoubtfulOutlines", () => {
  it("keeps what is refused else, with the cause as a warning and other names of kept files", () => {
    const data = Uint8Array.from(pattern(300), (v) => 255 * Math.min(1, Math.max(0, v)));
    const textured: Picture = { width: 300, height: 300, channels: 1, data };
    expect(() => findCoin(textured)).toThrow(/no coin whose outline is sure \(.+\)/);
    const usual = outlineVersion();
    takeDoubtfulOutlines();
    try {
      const { confidence, warnings } = findCoin(textured);
      expect(confidence).toBeLessThan(0.5);
      expect(warnings.join()).toMatch(/not sure/);
      expect(outlineVersion()).not.toBe(usual);
    } finally {
      delete process.env.NUMISLAB_TAKE_DOUBTFUL;
    }
    expect(outlineVersion()).toBe(usual);
  });
});
