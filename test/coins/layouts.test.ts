import { describe, expect, it } from "vitest";
import { detectLayout, findCoins } from "../../src/lib/coins";
import { drawCoins } from "./pictures";

const layoutOf = (width: number, height: number, coins: [number, number, number][]) =>
  detectLayout(drawCoins({ width, height, coins, ground: [225, 225, 225] })).layout;

describe("detectLayout", () => {
  it("tells one coin, two beside, above or aslant of each other, and a plate", () => {
    expect(layoutOf(400, 400, [[200, 200, 140]])).toBe("single");
    // a gap that is not in the middle, sizes that differ
    expect(
      layoutOf(700, 400, [
        [150, 200, 110],
        [500, 200, 150],
      ]),
    ).toBe("side-by-side");
    expect(
      layoutOf(400, 700, [
        [200, 170, 140],
        [200, 520, 140],
      ]),
    ).toBe("stacked");
    expect(
      layoutOf(600, 560, [
        [160, 150, 120],
        [430, 400, 120],
      ]),
    ).toBe("diagonal");
    expect(
      layoutOf(600, 400, [
        [100, 100, 70],
        [300, 100, 70],
        [500, 100, 70],
        [200, 300, 70],
      ]),
    ).toBe("plate");
  });

  it("sees no coin on empty ground", () => {
    expect(layoutOf(400, 400, [])).toBe("none");
  });
});

describe("findCoins", () => {
  it("gives centres and diameters row by row, in pixels of a picture of any size", () => {
    const coins: [number, number, number][] = [
      [250, 270, 190],
      [750, 250, 170],
      [520, 740, 180],
    ];
    const found = findCoins(
      drawCoins({ width: 1000, height: 1000, coins, ground: [225, 225, 225] }),
    );
    expect(found).toHaveLength(3);
    for (const [i, [x, y, r]] of coins.entries()) {
      expect(Math.hypot(found[i].centre[0] - x, found[i].centre[1] - y)).toBeLessThan(0.04 * r);
      expect(Math.abs(found[i].diameter / (2 * r) - 1)).toBeLessThan(0.03);
    }
  });
});
