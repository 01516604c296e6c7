import { describe, expect, it } from "vitest";
import { polarShape, polarView, randomView } from "../../src/lib/augment/index";
import { random } from "../../src/lib/base/random";

const size = 32;
const shape = polarShape(size, 3);

/** What a smooth function of a point, -1 to 1 either way, looks like. */
const drawn = (f: (x: number, y: number) => number) =>
  Float32Array.from({ length: size * size }, (_, i) =>
    f(((i % size) - 15.5) / 15.5, (Math.floor(i / size) - 15.5) / 15.5),
  );
function unrolled(picture: Float32Array, of = shape): Float32Array[] {
  const flat = new Float32Array(of.height * of.width).fill(NaN);
  polarView(size, of)(picture, flat);
  return Array.from({ length: of.height }, (_, row) =>
    flat.slice(row * of.width, (row + 1) * of.width),
  );
}

describe("polarView", () => {
  it("has radii down and angles across, clockwise from the right", () => {
    const radius = unrolled(drawn((x, y) => Math.hypot(x, y)));
    radius.forEach((row, r) =>
      row.forEach((value) => expect(value).toBeCloseTo((r + 0.5) / 16, 1)),
    );
    const across = unrolled(drawn((x) => x))[15].slice(3, -3); // 64 columns a turn
    expect([0, 16, 32, 48].map((column) => across[column])).toEqual(
      [15.5 / 16, 0, -15.5 / 16, 0].map((value) => expect.closeTo(value, 3)),
    );
    const down = unrolled(drawn((_, y) => y))[15].slice(3, -3);
    expect(down[16]).toBeCloseTo(15.5 / 16, 3);
  });

  it("goes on with the turn beyond both ends", () => {
    for (const row of unrolled(drawn((x, y) => x + y * y - x * y))) {
      expect([...row.slice(0, 6)]).toEqual([...row.slice(64)]);
    }
  });

  it("makes a shift of a rotation", () => {
    const picture = drawn(
      (x, y) => Math.exp(-4 * ((x - 0.4) ** 2 + y ** 2)) - Math.exp(-6 * (x ** 2 + (y - 0.5) ** 2)),
    );
    const quarter = drawn(
      (x, y) => Math.exp(-4 * ((y - 0.4) ** 2 + x ** 2)) - Math.exp(-6 * (y ** 2 + (x + 0.5) ** 2)),
    );
    const plain = polarShape(size, 0);
    const [before, after] = [unrolled(picture, plain), unrolled(quarter, plain)];
    before.forEach((row, r) =>
      row.forEach((value, column) => expect(after[r][(column + 16) % 64]).toBeCloseTo(value, 5)),
    );
  });

  it("reads inside the picture only", () => {
    const noise = new Float32Array(size * size);
    randomView(
      drawn(() => 1),
      size,
      { rotation: 0, shift: 0, zoom: 0, contrast: 0, noise: 1, erase: 0 },
      random(1),
      noise,
    );
    expect(unrolled(noise).every((row) => row.every(Number.isFinite))).toBe(true);
  });
});
