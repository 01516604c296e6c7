import { describe, expect, it } from "vitest";
import {
  designType,
  engrave,
  planHoard,
  type CoinType,
  type Side,
} from "../../../src/lib/simulator/index";
import { random } from "../../../src/lib/base/random";
import { correlation } from "./alike";

const GRID = 160;
const type = designType(random(1), 0);
const cut = (of: CoinType, side: Side, die: number, engraver: number) =>
  engrave(of, 0, side, GRID, random(die), random(1000 + engraver)).relief.data;

describe("engrave", () => {
  it("cuts dies of one engraver more alike than dies of two, as a mean over many", () => {
    let [same, other] = [0, 0];
    const pairs = 8;
    for (let i = 0; i < pairs; i++) {
      const first = cut(type, "obverse", 2 * i, i);
      same += correlation(first, cut(type, "obverse", 2 * i + 1, i)) / pairs;
      other += correlation(first, cut(type, "obverse", 2 * i + 1, i + 500)) / pairs;
    }
    expect(same).toBeGreaterThan(other + 0.02);
    expect(same).toBeLessThan(0.98); // and yet never the same
  });

  it("cuts a picture, a legend and a border on both sides of all eight types, nowhere deeper than the field", () => {
    for (let number = 0; number < 8; number++)
      for (const side of ["obverse", "reverse"] as const) {
        const heights = cut(designType(random(2), number), side, 1, 1);
        expect(Math.min(...heights)).toBeGreaterThanOrEqual(-0.01);
        expect(Math.max(...heights)).toBeGreaterThan(0.012);
        expect(Math.max(...heights)).toBeLessThan(0.1);
        expect(heights.filter((h) => h > 0.004).length / heights.length).toBeGreaterThan(0.08);
      }
  });
});

describe("designType", () => {
  it("gives the types of a hoard different rulers, and several kinds of reverse", () => {
    const types = Array.from({ length: 8 }, (_, i) => designType(random(3), i));
    expect(new Set(types.map((t) => t.obverse.legend.text)).size).toBe(8);
    expect(new Set(types.map((t) => t.reverse.picture)).size).toBeGreaterThanOrEqual(6);
  });
});

describe("die chains", () => {
  it("never link two types, since an anvil strikes one", () => {
    const { coins } = planHoard({ coins: 200, types: 4, rng: random(8) });
    const types = new Map<string, number>();
    for (const { obverseDie, reverseDie, type: of } of coins)
      for (const die of [obverseDie, reverseDie])
        expect(types.set(die, types.get(die) ?? of).get(die)).toBe(of);
  });
});
