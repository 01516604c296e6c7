import { describe, expect, it } from "vitest";
import { random } from "../../src/lib/base/random";

describe("random", () => {
  it("gives the same numbers for the same seed", () => {
    const numbers = (seed: number) => {
      const draw = random(seed);
      return Array.from({ length: 5 }, () => draw.next());
    };
    expect(numbers(7)).toEqual(numbers(7));
    expect(numbers(7)).not.toEqual(numbers(8));
  });

  it("begins anywhere in [0, 1) for neighbouring seeds, the first number as well as the tenth", () => {
    for (const skip of [0, 9]) {
      const firsts = Array.from({ length: 1000 }, (_, seed) => {
        const draw = random(seed);
        for (let i = 0; i < skip; i++) draw.next();
        return draw.next();
      });
      for (let tenth = 0; tenth < 10; tenth++) {
        const share = firsts.filter((x) => Math.floor(x * 10) === tenth).length / 1000;
        expect(share).toBeGreaterThan(0.06);
        expect(share).toBeLessThan(0.14);
      }
    }
  });

  it("draws normal numbers of the mean and deviation asked for", () => {
    const draw = random(1);
    const values = Array.from({ length: 20000 }, () => draw.normal(3, 2));
    const mean = values.reduce((a, b) => a + b) / values.length;
    expect(mean).toBeCloseTo(3, 1);
    expect(
      Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length),
    ).toBeCloseTo(2, 1);
  });

  it("shuffles into every order about as often", () => {
    const draw = random(4);
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = draw.shuffle([1, 2, 3]).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it("forks by name: what one part draws changes nothing in another", () => {
    const a = random(1);
    const b = random(1);
    b.next();
    expect(a.fork("wear").next()).toBe(b.fork("wear").next());
    expect(a.fork("wear").next()).not.toBe(a.fork("light").next());
    expect(random(1).fork("wear").next()).not.toBe(random(2).fork("wear").next());
  });
});
