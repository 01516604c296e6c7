import { describe, expect, it } from "vitest";
import { countedPhotographs, countedResult } from "../../bench/lib/several-coins-cases";
import { coinsAndOthers } from "../../src/lib/coins/index";
import { coveredShare } from "../../src/lib/coins/find/several/ellipse-of-curve";
import { realPhotographs } from "../real-photographs";
import { some } from "../slow";
import { drawCoins } from "./pictures";

type Disc = [number, number, number];

function placesOf(coins: Disc[], size = { width: 640, height: 480 }) {
  const found = coinsAndOthers(drawCoins({ ...size, coins, ground: [205, 205, 200] }));
  return {
    ...found,
    places: coins.map(([x, y, r]) =>
      found.coins.some(
        ({ ellipse: { a, b, ...centre } }) =>
          Math.hypot(centre.x - x, centre.y - y) < 0.08 * r &&
          Math.abs(Math.sqrt(a * b) / r - 1) < 0.08,
      ),
    ),
  };
}

describe("coinsAndOthers", () => {
  it("finds coins that touch and overlap, each once", () => {
    const { coins, places } = placesOf([
      [130, 150, 60],
      [250, 150, 60], // touches the first
      [430, 160, 70],
      [520, 250, 75], // lies over it
      [200, 340, 50],
    ]);
    expect(places).toEqual([true, true, true, true, true]);
    expect(coins).toHaveLength(5);
  });

  it("tells a thing that is much smaller than the coins apart", () => {
    const { coins, places, others } = placesOf([
      [150, 150, 80],
      [400, 200, 90],
      [240, 380, 24],
    ]);
    expect(places.slice(0, 2)).toEqual([true, true]);
    expect(coins).toHaveLength(2);
    expect(others.length).toBeLessThanOrEqual(1);
  });

  it("tells a thing of blue plastic from coins", () => {
    const { coins, others } = coinsAndOthers(
      drawCoins({ coins: [[200, 200, 110]], metal: [50, 90, 190], ground: [205, 205, 200] }),
    );
    expect({ coins: coins.length, others: others.length }).toEqual({ coins: 0, others: 1 });
  });

  it("finds nothing in an empty picture", () => {
    expect(coinsAndOthers(drawCoins({ coins: [] }))).toEqual({ coins: [], others: [] });
  });
});

describe("coveredShare", () => {
  const circle = (x: number, r: number) => ({ x, y: 0, a: r, b: r, angle: 0 });

  it("is 1 inside another ellipse, 0 beside it, and half for half of it", () => {
    expect(coveredShare(circle(1, 2), circle(0, 5))).toBe(1);
    expect(coveredShare(circle(9, 2), circle(0, 5))).toBe(0);
    expect(coveredShare(circle(0, 2), { x: 50, y: 0, a: 50, b: 80, angle: 0 })).toBeCloseTo(0.5, 1);
  });
});

const SET = realPhotographs("several-coins");

/** Every figure is in docs/measurements/identification.md. */
describe.skipIf(SET.missing)("photographs of several euro coins", () => {
  it("show their coins where they lie, and little else", async () => {
    const counts = { coins: 0, found: 0, right: 0 };
    const outlined = countedPhotographs(SET.folder, "held out").filter(({ outlines }) => outlines);
    for (const photograph of some(outlined, 5)) {
      const { count, found, right } = await countedResult(photograph);
      counts.coins += count;
      counts.found += found;
      counts.right += right!;
    }
    expect(counts.right / counts.coins).toBeGreaterThan(0.9);
    expect(counts.right / counts.found).toBeGreaterThan(0.9);
  });
});
