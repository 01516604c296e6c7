import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Picture, PreparedSide } from "../../../../src/lib/coins/index";
import { overlay, throughWarp } from "../../../../src/lib/matchers/registration/pictures/overlay";
import { residualField } from "../../../../src/lib/matchers/registration/pictures/residual-picture";
import type { Warp } from "../../../../src/lib/matchers/registration/align/warp";
import { expectSnapshot } from "../../../picture-snapshot";
import { simulateCoins } from "../../../../src/lib/simulator/index";
import { preparedObverse } from "../coins";

const [coin] = simulateCoins({ coins: 2, seed: 5, width: 640, types: 1 });
const first = preparedObverse(coin);
const straight: Warp = { map: [1, 0, 0, 0, 1, 0], bend: new Float64Array(12) };
/** The first side as another photograph shows it: turned by 2 degrees, shifted, and bent a little. */
const second = movedBy({
  map: [0.999, 0.035, 0.02, -0.035, 0.999, -0.01],
  bend: Float64Array.of(0, 0, 0, 0.01, 0, 0.004, 0, 0, 0, 0, 0.008, 0),
});

function movedBy(warp: Warp): PreparedSide {
  const [flat, grey] = [first.flat, first.grey].map((plane) => throughWarp(first, warp, plane));
  const mask = Uint8Array.from(flat, (value) => (Number.isNaN(value) ? 0 : 1));
  for (const plane of [flat, grey]) plane.forEach((value, i) => (plane[i] = value || 0));
  return { ...first, flat, grey, mask, flatMask: mask };
}

/** One channel of a picture. */
const channel = ({ data }: Picture, c: number) =>
  Float32Array.from({ length: data.length / 3 }, (_, i) => data[3 * i + c]);
const snapshot = (name: string) => join(__dirname, "snapshots", `${name}.csv`);

describe("the overlay of two sides", () => {
  it("has the first in red, as committed", () => {
    const picture = overlay(first, second, straight);
    expectSnapshot(snapshot("overlay-red"), channel(picture, 0), first.size);
  });

  it("has the second in cyan, as committed", () => {
    const picture = overlay(first, second, straight);
    expectSnapshot(snapshot("overlay-cyan"), channel(picture, 1), first.size);
    // many pixels: the runner's own comparison takes seconds
    expect(channel(picture, 2).every((blue, i) => blue === picture.data[3 * i + 1])).toBe(true);
  });

  it("is grey where a side lies on itself", () => {
    const picture = overlay(first, first, straight);
    const differ = channel(picture, 0).filter((red, i) => red !== picture.data[3 * i + 1]);
    expect(differ.length).toBeLessThan(0.01 * first.size ** 2); // along the edge
  });
});

describe("the residual field", () => {
  it("has the committed arrows", () => {
    const map = [0.999, -0.035, -0.02, 0.035, 0.999, 0.01] as const;
    const picture = residualField(first, second, { ...straight, map })!;
    expectSnapshot(snapshot("residual-red"), channel(picture, 0), first.size);
    expectSnapshot(snapshot("residual-green"), channel(picture, 1), first.size);
  });
});
