import { expect, it } from "vitest";
import { nthSmallest } from "../../../src/lib/coins/find/nth-smallest";
import { random } from "../../../src/lib/base/random";

it("nthSmallest is the value at a position of the sorted values, with ties and without", () => {
  const r = random(3);
  for (const [count, levels] of [
    [1, 5],
    [2, 2],
    [300, 4],
    [301, 1e9],
  ]) {
    const values = Float64Array.from({ length: count }, () => r.integer(levels));
    const sorted = values.slice().sort();
    for (const position of [0, count >> 1, count - 1])
      expect(nthSmallest(values.slice(), position)).toBe(sorted[position]);
  }
});
