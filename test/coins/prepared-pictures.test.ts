import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FLAT_LIMIT, prepareSide } from "../../src/lib/coins/index";
import { simulateCoins } from "../../src/lib/simulator/index";
import { expectSnapshot } from "../picture-snapshot";

const [coin] = simulateCoins({ coins: 2, seed: 5, width: 640, types: 1 });
const { size, grey, mask, flat, flatMask } = prepareSide(
  { ...coin.obverse, channels: 3 },
  coin.name,
);
const snapshot = (name: string) => join(__dirname, "snapshots", `${name}.csv`);

describe("a simulated coin's prepared side", () => {
  it("has the committed brightness", () => {
    expectSnapshot(
      snapshot("normalised"),
      grey.map((value) => 255 * value),
      size,
    );
  });

  it("has the committed outline", () => {
    expectSnapshot(
      snapshot("mask"),
      mask.map((value) => 255 * value),
      size,
    );
  });

  it("has the committed relief, none outside the mask", () => {
    const levels = flat.map((value) => 127.5 + (value * 127.5) / FLAT_LIMIT);
    expectSnapshot(snapshot("flattened"), levels, size);
    expect(flat.some((value, i) => value !== 0 && flatMask[i] === 0)).toBe(false);
  });
});
