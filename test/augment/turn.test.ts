import { describe, expect, it } from "vitest";
import { turned } from "../../src/lib/augment/index";

const size = 9;
/** A spot at some place, a little blurred. */
const spot = (x: number, y: number) =>
  Float32Array.from({ length: size * size }, (_, i) =>
    Math.exp(-(((i % size) - x) ** 2) - (Math.floor(i / size) - y) ** 2),
  );
const brightest = (picture: Float32Array) => [
  picture.indexOf(Math.max(...picture)) % size,
  Math.floor(picture.indexOf(Math.max(...picture)) / size),
];

describe("turned", () => {
  it("by 90 degrees brings what was right of the middle below it", () => {
    expect(brightest(turned(spot(6, 4), size, 90))).toEqual([4, 6]);
    expect(brightest(turned(spot(6, 4), size, -90))).toEqual([4, 2]);
  });

  it("by nothing changes nothing inside", () => {
    const there = turned(spot(4, 5), size, 0);
    spot(4, 5).forEach((value, i) => {
      if (i % size < size - 1 && i < size * (size - 1)) expect(there[i]).toBeCloseTo(value, 6);
    });
  });

  it("drawn half as large again brings what was off the middle half as far again from it", () => {
    expect(brightest(turned(spot(6, 4), size, 0, 1.5))).toEqual([7, 4]);
    expect(brightest(turned(spot(6, 4), size, 90, 1.5))).toEqual([4, 7]);
  });

  it("there and back is the picture again, but for interpolation", () => {
    const back = turned(turned(spot(5, 3), size, 20), size, -20);
    expect(brightest(back)).toEqual([5, 3]);
  });
});
