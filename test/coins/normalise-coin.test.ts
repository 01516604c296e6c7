import { describe, expect, it } from "vitest";
import { flatten, normaliseCoin, type Picture } from "../../src/lib/coins/index";
import { drawCoins, zncc } from "./pictures";

const flat = (picture: Picture) => flatten(normaliseCoin(picture));

describe("normaliseCoin", () => {
  it("brings coins of any size and place to one size and place", () => {
    for (const [x, y, r] of [
      [200, 200, 150],
      [130, 260, 110],
      [210, 190, 75],
    ] as const) {
      const coin = normaliseCoin(drawCoins({ coins: [[x, y, r]] }));
      const area = coin.mask.reduce((a, b) => a + b, 0);
      expect(2 * Math.sqrt(area / Math.PI)).toBeGreaterThan(509);
      expect(2 * Math.sqrt(area / Math.PI)).toBeLessThan(515);
      expect(coin.scale).toBeCloseTo((2 * r) / 512, 1);
      expect([
        coin.mask[280 * 560 + 20],
        coin.mask[280 * 560 + 28],
        coin.mask[280 * 560 + 531],
        coin.mask[280 * 560 + 540],
      ]).toEqual([0, 1, 1, 0]);
    }
  });

  it("keeps brightness in 0 … 1 and takes size and diameter", () => {
    const coin = normaliseCoin(drawCoins(), { size: 100, diameter: 80 });
    expect(coin.grey.length).toBe(10_000);
    expect(Math.min(...coin.grey)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...coin.grey)).toBeLessThanOrEqual(1);
    expect(2 * Math.sqrt(coin.mask.reduce((a, b) => a + b, 0) / Math.PI)).toBeCloseTo(80, 0);
  });

  it("goes on with the edge where the coin's frame reaches beyond the picture", () => {
    const coin = normaliseCoin(drawCoins({ coins: [[160, 160, 158]] }));
    expect(coin.grey.every((v) => v >= 0 && v <= 1)).toBe(true);
    expect(coin.grey[0]).toBeCloseTo(1, 2);
  });
});

describe("flatten", () => {
  const plain = flat(drawCoins());

  it("has the same relief whatever size and place the photograph shows it at", () => {
    expect(
      zncc(plain, flat(drawCoins({ width: 640, height: 640, coins: [[330, 310, 240]] }))),
    ).toBeGreaterThan(0.95);
  });

  it("has the same relief in other light, on another ground, in another metal", () => {
    expect(zncc(plain, flat(drawCoins({ slope: 0.25 })))).toBeGreaterThan(0.98);
    expect(zncc(plain, flat(drawCoins({ ground: [0, 0, 0] })))).toBeGreaterThan(0.98);
    expect(zncc(plain, flat(drawCoins({ metal: [90, 110, 100] })))).toBeGreaterThan(0.98);
    expect(
      zncc(plain, flat(drawCoins({ shadow: { offset: 12, soft: 30, dark: 0.4 } }))),
    ).toBeGreaterThan(0.97);
  });

  it("differs for a coin that is turned", () => {
    expect(zncc(plain, flat(drawCoins({ turned: 0.5 })))).toBeLessThan(0.4);
  });

  it("is zero outside its mask, which lies inside the coin's, and within -3 … 3", () => {
    const coin = normaliseCoin(drawCoins());
    const { flat: values, mask } = flatten(coin);
    let outside = 0;
    for (let i = 0; i < mask.length; i++)
      if ((mask[i] && !coin.mask[i]) || (!mask[i] && values[i] !== 0) || Math.abs(values[i]) > 3)
        outside++;
    expect(outside).toBe(0);
    expect(2 * Math.sqrt(mask.reduce((a, b) => a + b, 0) / Math.PI)).toBeCloseTo(500, -1);
  });

  it("is finite on a coin without any relief", () => {
    const mask = new Uint8Array(100 * 100).fill(1);
    expect(
      flatten({ size: 100, grey: new Float32Array(10_000).fill(0.5), mask }).flat.every(
        Number.isFinite,
      ),
    ).toBe(true);
    expect(
      flatten({
        size: 100,
        grey: new Float32Array(10_000),
        mask: new Uint8Array(10_000),
      }).flat.every((v) => v === 0),
    ).toBe(true);
  });
});
