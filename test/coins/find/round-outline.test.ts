import { describe, expect, it } from "vitest";
import { maskOf, overlap } from "../../../src/lib/coins/find/coin-mask";
import { roundOutline } from "../../../src/lib/coins/find/judge/round-outline";
import { outerCircles } from "../../../src/lib/coins/find/round/outer-circle";
import { ANGLES, scaledPicture, type PolarCurve } from "../../../src/lib/coins/find/rim-strip";
import type { Picture } from "../../../src/lib/coins/index";
import { drawCoins } from "../pictures";

const [X, Y] = [200, 200];
const SIZE = { width: 400, height: 400, step: 1 };
const WHITE: [number, number, number] = [250, 250, 250];

const circle = (radius: number, x = X + 0.5, y = Y + 0.5): PolarCurve => ({
  x,
  y,
  radii: new Float32Array(ANGLES).fill(radius),
});
const disc = (radius: number) => maskOf(circle(radius), SIZE);

const drawn = (radius: number) => drawCoins({ ground: WHITE, coins: [[X, Y, radius]] });
const seed = { x: 190, y: 210, radius: 100 };

/** Fills what lies at some distances and directions from the middle with one level. */
function filled(
  picture: Picture,
  level: number,
  where: (distance: number, angle: number) => boolean,
): Picture {
  for (let y = 0, i = 0; y < 400; y++)
    for (let x = 0; x < 400; x++, i += 3)
      if (where(Math.hypot(x - X, y - Y), Math.atan2(y - Y, x - X)))
        picture.data.fill(level, i, i + 3);
  return picture;
}

function expectRadius(picture: Picture, radius: number) {
  const found = outerCircles(scaledPicture(picture), seed)[0];
  expect(found.share).toBeGreaterThan(0.8);
  expect(overlap(maskOf(found.curve, SIZE), disc(radius))).toBeGreaterThan(0.98);
}

describe("outerCircles", () => {
  it("give the rim of a coin that touches all edges of the picture", () => {
    expectRadius(drawn(198), 198);
  });

  it("give the rim of a coin whose ring is as bright as the ground along a tenth", () => {
    expectRadius(
      filled(drawn(150), 250, (d, angle) => d > 110 && Math.abs(angle) < 0.3),
      150,
    );
  });

  it("leave a shadow on one side out", () => {
    expectRadius(
      filled(drawn(150), 120, (d, angle) => d > 150 && d < 170 && Math.abs(angle) < 0.35),
      150,
    );
  });

  it("do not lie on a coin that is not round", () => {
    const rough = filled(drawn(150), 250, (d, angle) => d > 142 + 5 * Math.sin(7 * angle));
    expect(outerCircles(scaledPicture(rough), seed)[0]?.share ?? 0).toBeLessThan(0.7);
  });
});

describe("roundOutline", () => {
  it("takes the circle on which the ground ends instead of a rim further inside", () => {
    const round = roundOutline(scaledPicture(drawn(150)), disc(143))!;
    expect(overlap(round.mask, disc(150))).toBeGreaterThan(0.98);
    expect(round.doubt).toBe("");
  });

  it("says of a much wider circle that it may be a capsule", () => {
    const round = roundOutline(scaledPicture(drawn(150)), disc(125))!;
    expect(round.confidence).toBeLessThan(0.85);
    expect(round.doubt).toMatch(/capsule/);
  });

  it("leaves a hard shadow out, which is a circle, too, with a warning that says where it lies", () => {
    const shaded = filled(
      drawn(150),
      150,
      (d, angle) => d > 150 && d < 150 + 30 * Math.cos(angle) && Math.abs(angle) < 1.4,
    );
    const round = roundOutline(scaledPicture(shaded), disc(155))!;
    expect(overlap(round.mask, disc(150))).toBeGreaterThan(0.98);
    expect(round.confidence).toBeLessThan(0.85);
    expect(round.doubt).toBe("a shadow on the right");
  });

  it("takes no circle of a soft shadow, where the ground does not end sharply", () => {
    const soft = drawn(120);
    for (let y = 0, i = 0; y < 400; y++)
      for (let x = 0; x < 400; x++, i += 3) {
        const distance = Math.hypot(x - X, y - Y);
        const depth = Math.min(1, Math.max(0, (160 - distance) / 38));
        if (distance > 121) soft.data.fill(250 - 120 * depth, i, i + 3);
      }
    const round = roundOutline(scaledPicture(soft), disc(125));
    expect(round === null || overlap(round.mask, disc(120)) > 0.97).toBe(true);
  });

  it("takes no circle with a smooth zone inside, which is no metal", () => {
    const ring = filled(drawn(130), 200, (d) => d > 130 && d < 150);
    expect(roundOutline(scaledPicture(ring), disc(130))).toBeNull();
  });
});
