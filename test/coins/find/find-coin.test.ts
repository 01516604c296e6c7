import { describe, expect, it } from "vitest";
import { findCoin, type Picture } from "../../../src/lib/coins/index";
import { drawCoins } from "../pictures";

const WHITE: [number, number, number] = [255, 255, 255];

function expectFound(picture: Picture, [x, y, r]: [number, number, number], within = 1.5) {
  const coin = findCoin(picture);
  expect(Math.abs(coin.centre[0] - x - 0.5)).toBeLessThan(within);
  expect(Math.abs(coin.centre[1] - y - 0.5)).toBeLessThan(within);
  expect(Math.abs(coin.diameter - 2 * r)).toBeLessThan(2 * within);
  return coin;
}

describe("findCoin", () => {
  for (const [name, ground] of Object.entries({
    white: WHITE,
    grey: [128, 128, 128],
    black: [2, 2, 2],
    blue: [40, 60, 150],
  } as const)) {
    it(`finds a coin on ${name}`, () => {
      expectFound(drawCoins({ ground: [...ground], coins: [[180, 210, 140]] }), [180, 210, 140]);
    });
  }

  it("finds a silver coin on white and a dark one on black", () => {
    expectFound(drawCoins({ metal: [205, 205, 203] }), [200, 200, 150], 3);
    expectFound(drawCoins({ ground: [0, 0, 0], metal: [48, 42, 36] }), [200, 200, 150], 3);
  });

  it("leaves the scale bar out", () => {
    const coin = expectFound(drawCoins({ bar: true, coins: [[190, 200, 160]] }), [190, 200, 160]);
    expect(coin.warnings).toEqual([]);
  });

  it("leaves a soft shadow out", () => {
    for (const dark of [0.2, 0.45]) {
      expectFound(
        drawCoins({ shadow: { offset: 14, soft: 40, dark }, coins: [[190, 190, 140]] }),
        [190, 190, 140],
        2,
      );
    }
  });

  it("takes a hole of the ground's colour for coin", () => {
    const picture = drawCoins();
    for (let y = 180; y < 220; y++)
      for (let x = 180; x < 220; x++)
        picture.data.fill(255, (y * 400 + x) * 3, (y * 400 + x) * 3 + 3);
    expectFound(picture, [200, 200, 150]);
  });

  it("sees through noise and uneven light on the ground", () => {
    const picture = drawCoins({ ground: [200, 200, 200] });
    let seed = 1;
    for (let i = 0; i < picture.data.length; i++) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      const x = Math.floor(i / 3) % 400;
      picture.data[i] = Math.max(
        0,
        Math.min(255, picture.data[i] * (1 - 0.1 * (x / 400)) + (seed / 0x7fffffff - 0.5) * 12),
      );
    }
    expectFound(picture, [200, 200, 150], 2.5);
  });

  it("works at a coarser scale on a large picture", () => {
    const coin = expectFound(
      drawCoins({ width: 1500, height: 1300, coins: [[700, 640, 500]] }),
      [700, 640, 500],
      3,
    );
    expect(coin.step).toBe(3);
  });

  it("warns of a coin cut off by the edge", () => {
    expect(findCoin(drawCoins({ coins: [[120, 200, 150]] })).warnings).toEqual([
      "the coin is cut off by the left edge of the picture",
    ]);
  });

  it("estimates the whole size of a fragment", () => {
    const picture = drawCoins();
    for (let y = 0; y < 400; y++)
      for (let x = 0; x < 400; x++)
        if (Math.hypot(x - 240, y - 60) < 130)
          picture.data.fill(255, (y * 400 + x) * 3, (y * 400 + x) * 3 + 3);
    const coin = findCoin(picture);
    expect(coin.warnings.join()).toMatch(/fragment/);
    expect(Math.abs(coin.diameter / 300 - 1)).toBeLessThan(0.05);
  });

  it("refuses two coins, apart or touching", () => {
    expect(() =>
      findCoin(
        drawCoins({
          width: 700,
          coins: [
            [170, 200, 140],
            [520, 200, 140],
          ],
        }),
        "a.jpg",
      ),
    ).toThrow(/a\.jpg shows 2 coins/);
    expect(() =>
      findCoin(
        drawCoins({
          width: 700,
          coins: [
            [200, 200, 145],
            [480, 200, 145],
          ],
        }),
        "a.jpg",
      ),
    ).toThrow(/coins that touch/);
  });

  it("refuses pictures without a coin", () => {
    for (const ground of [WHITE, [0, 0, 0], [120, 120, 120]] as [number, number, number][]) {
      expect(() => findCoin(drawCoins({ ground, coins: [] }), "b.png")).toThrow(
        /b\.png shows no coin/,
      );
    }
    expect(() => findCoin(drawCoins({ bar: true, coins: [] }))).toThrow(/no coin/);
  });

  it("refuses a coin that is too small, and a ground that is not plain", () => {
    expect(() => findCoin(drawCoins({ coins: [[200, 200, 25]] }))).toThrow(/only 5\d px/);
    const busy = drawCoins();
    let seed = 7;
    for (let i = 0; i < busy.data.length; i++)
      busy.data[i] = (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 23;
    expect(() => findCoin(busy)).toThrow(/plain/);
  });

  it("names a second coin of the same size, and the layout that reads it", () => {
    const two = (width: number, height: number, coins: [number, number, number][]) => () =>
      findCoin(drawCoins({ width, height, coins }), "a.jpg");
    expect(
      two(400, 800, [
        [200, 200, 150],
        [200, 600, 150],
      ]),
    ).toThrow(/a\.jpg shows 2 coins .*one above the other: use layout stacked/);
    expect(
      two(800, 400, [
        [200, 200, 150],
        [600, 200, 150],
      ]),
    ).toThrow(/side by side: use layout halves/);
  });
});
