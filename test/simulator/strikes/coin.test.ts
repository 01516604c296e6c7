import { beforeAll, describe, expect, it } from "vitest";
import { NumislabError } from "../../../src/lib/base/errors";
import {
  apply,
  dieToPicture,
  drawPose,
  invert,
  planOf,
  simulateCoins,
  type SimulatedCoin,
} from "../../../src/lib/simulator/index";
import { random } from "../../../src/lib/base/random";
import { correlation, grey, onItsDie } from "./alike";

const first = (seed: number): SimulatedCoin =>
  simulateCoins({ coins: 3, seed, width: 160 }).next().value as SimulatedCoin;

describe("simulateCoins", () => {
  it("gives the same coin for the same seed", () => {
    expect(Buffer.from(first(11).obverse.data).equals(first(11).obverse.data)).toBe(true);
    expect(first(11).truth).toEqual(first(11).truth);
  });

  it("gives another coin for another seed", () => {
    expect(Buffer.from(first(11).obverse.data).equals(first(12).obverse.data)).toBe(false);
  });

  it("gives square sides, half the picture's width, on white ground", () => {
    const { obverse, reverse } = first(3);
    for (const side of [obverse, reverse]) {
      expect([side.width, side.height, side.data.length]).toEqual([80, 80, 80 * 80 * 3]);
      expect(Math.min(...side.data.subarray(0, 9))).toBeGreaterThan(250);
    }
  });

  it("follows the plan and strikes with every die in it", () => {
    const options = { coins: 14, seed: 2, width: 96 };
    const plan = planOf(options);
    const coins = [...simulateCoins(options)];
    expect(coins.map((c) => [c.obverseDie, c.reverseDie])).toEqual(
      plan.coins.map((c) => [c.obverseDie, c.reverseDie]),
    );
    expect(new Set(coins.map((c) => c.obverseDie))).toEqual(
      new Set(plan.obverseDies.map((d) => d.id)),
    );
    expect(new Set(coins.map((c) => c.reverseDie))).toEqual(
      new Set(plan.reverseDies.map((d) => d.id)),
    );
  });

  it("keeps coins upright within the rotation asked for", () => {
    const turns = [...simulateCoins({ coins: 12, seed: 2, width: 64, rotation: 180 })].map((c) =>
      Math.abs(c.truth.obverse.pose.turn),
    );
    expect(Math.max(...turns)).toBeGreaterThan(30);
    for (const c of simulateCoins({ coins: 12, seed: 2, width: 64 }))
      expect(Math.abs(c.truth.reverse.pose.turn)).toBeLessThanOrEqual(6);
  });

  it.each([
    [{ coins: 1, seed: 1 }, /coins must be a whole number from 2/],
    [{ coins: 2.5, seed: 1 }, /coins/],
    [{ coins: NaN, seed: 1 }, /coins/],
    [{ coins: 5, seed: 0.5 }, /seed/],
    [{ coins: 5, seed: 1, width: 10 }, /width/],
    [{ coins: 5, seed: 1, rotation: -1 }, /rotation/],
    [{ coins: 5, seed: 1, types: 0 }, /types/],
    [
      { coins: 5, seed: 1, dies: { obverse: 0, reverse: 3 } },
      /obverse dies must be a whole number from 1/,
    ],
    [{ coins: 5, seed: 1, dieOutput: "poisson" as "equal" }, /die output must be/],
  ])("refuses %o", (options, message) => {
    expect(() => simulateCoins(options).next()).toThrow(NumislabError);
    expect(() => simulateCoins(options).next()).toThrow(message);
  });
});

describe("two strikes from the same die", () => {
  /**
   * Of every pair of obverses of one type: whether both were struck from the same die, and how
   * alike they are.
   */
  let pairs: { same: boolean; raw: number; aligned: number }[];

  beforeAll(() => {
    const coins = [...simulateCoins({ coins: 36, seed: 5, types: 1, width: 320 })];
    const raw = coins.map((c) => grey(c.obverse));
    const aligned = coins.map((c) => onItsDie(c.obverse, c.truth.obverse.dieToPicture));
    pairs = coins.flatMap((a, i) =>
      coins.slice(i + 1).map((b, k) => {
        const j = i + 1 + k;
        return {
          same: a.obverseDie === b.obverseDie,
          raw: correlation(raw[i], raw[j]),
          aligned: correlation(aligned[i], aligned[j]),
        };
      }),
    );
  });

  /** The probability that a same-die pair scores above a look-alike pair. */
  const auc = (key: "raw" | "aligned"): number => {
    const [same, other] = [true, false].map((s) =>
      pairs.filter((p) => p.same === s).map((p) => p[key]),
    );
    return (
      same.reduce((sum, v) => sum + other.filter((w) => w < v).length, 0) /
      (same.length * other.length)
    );
  };

  it("are more alike than look-alikes once each is aligned with its die", () => {
    expect(auc("aligned")).toBeGreaterThan(0.93);
  });

  it("cannot be told from look-alikes by comparing pixels", () => {
    expect(auc("raw")).toBeGreaterThan(0.4);
    expect(auc("raw")).toBeLessThan(0.75);
  });
});

describe("dieToPicture", () => {
  it("carries the die's middle to where the pose puts it, and back", () => {
    for (let seed = 1; seed < 20; seed++) {
      const pose = drawPose(random(seed), 787, 180, 630);
      const map = dieToPicture(pose);
      const [x, y] = apply(map, [0, 0]);
      expect(Math.abs(x - (pose.middle[0] + pose.offCentre[0] * pose.scale))).toBeLessThan(2);
      expect(Math.abs(y - (pose.middle[1] + pose.offCentre[1] * pose.scale))).toBeLessThan(2);
      const [u, v] = apply(invert(map), apply(map, [0.3, -0.2]));
      expect(u).toBeCloseTo(0.3, 9);
      expect(v).toBeCloseTo(-0.2, 9);
    }
  });
});
