import { describe, expect, it } from "vitest";
import { fromLevels, toLevels } from "../../src/lib/models/levels";
import { random } from "../../src/lib/base/random";

const draw = random(6);
const picture = Float32Array.from({ length: 1000 }, () => draw.normal());

describe("levels", () => {
  it("keep every value to half a level, and nothing as nothing", () => {
    const withGround = Float32Array.from(picture, (value, i) => (i % 3 ? value : 0));
    const kept = fromLevels(toLevels(withGround));
    const half = Math.max(...withGround.map(Math.abs)) / 254;
    withGround.forEach((value, i) =>
      expect(Math.abs(kept[i] - value)).toBeLessThanOrEqual(half * 1.00001),
    );
    withGround.forEach((value, i) => value === 0 && expect(kept[i]).toBe(0));
  });

  it("are exact for what came out of levels", () => {
    const once = fromLevels(toLevels(picture));
    expect(fromLevels(toLevels(once))).toEqual(once);
    expect(toLevels(once)).toEqual(toLevels(picture));
  });

  it("keep the largest value as it is", () => {
    const largest = Math.max(...picture.map(Math.abs));
    expect(Math.max(...fromLevels(toLevels(picture)).map(Math.abs))).toBe(largest);
  });

  it("hold an empty picture and one without anything in it", () => {
    expect(fromLevels(toLevels(new Float32Array(0)))).toEqual(new Float32Array(0));
    expect(fromLevels(toLevels(new Float32Array(5)))).toEqual(new Float32Array(5));
  });
});
