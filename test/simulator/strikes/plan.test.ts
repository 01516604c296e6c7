import { describe, expect, it } from "vitest";
import { planHoard, type HoardPlan } from "../../../src/lib/simulator/index";
import { random } from "../../../src/lib/base/random";

const plan = (coins: number, seed: number, types = 2): HoardPlan =>
  planHoard({ coins, types, rng: random(seed) });

/** Coins of each connected component of the obverse-reverse die graph. */
function components({ coins }: HoardPlan): number[] {
  const parent = new Map<string, string>();
  const root = (d: string): string => {
    while (parent.get(d) !== d) d = parent.get(d)!;
    return d;
  };
  for (const { obverseDie, reverseDie } of coins) {
    for (const d of [obverseDie, reverseDie]) if (!parent.has(d)) parent.set(d, d);
    parent.set(root(obverseDie), root(reverseDie));
  }
  const sizes = new Map<string, number>();
  for (const { obverseDie } of coins)
    sizes.set(root(obverseDie), (sizes.get(root(obverseDie)) ?? 0) + 1);
  return [...sizes.values()];
}

describe("planHoard", () => {
  const seeds = Array.from({ length: 60 }, (_, i) => i + 1);

  it("strikes 91 coins from as many dies as a real issue's hoard shows", () => {
    const plans = seeds.map((seed) => plan(91, seed));
    const mean = (side: "obverseDies" | "reverseDies") =>
      plans.reduce((sum, p) => sum + p[side].length, 0) / plans.length;
    expect(mean("obverseDies")).toBeGreaterThan(12);
    expect(mean("obverseDies")).toBeLessThan(16);
    expect(mean("reverseDies")).toBeGreaterThan(20);
    expect(mean("reverseDies")).toBeLessThan(28);
    for (const { obverseDies } of plans) expect(obverseDies.length).toBeGreaterThanOrEqual(8);
  });

  it("falls into several die chains, none of them over two fifths of the hoard", () => {
    for (const seed of seeds) {
      const sizes = components(plan(91, seed));
      expect(sizes.length).toBeGreaterThanOrEqual(6);
      expect(Math.max(...sizes)).toBeLessThanOrEqual((91 * 2) / 5);
    }
  });

  it("links dies into chains: some obverse die shares a reverse die with another", () => {
    for (const seed of seeds) {
      const { coins, obverseDies } = plan(91, seed);
      expect(components(plan(91, seed)).length).toBeLessThan(obverseDies.length);
      expect(coins.length).toBe(91);
    }
  });

  it("has dies of one coin and dies of many", () => {
    for (const seed of seeds.slice(0, 20)) {
      const count = new Map<string, number>();
      for (const c of plan(91, seed).coins)
        for (const d of [c.obverseDie, c.reverseDie]) count.set(d, (count.get(d) ?? 0) + 1);
      expect(Math.min(...count.values())).toBe(1);
      expect(Math.max(...count.values())).toBeGreaterThanOrEqual(9);
    }
  });

  it("numbers dies as they first appear in the sheet", () => {
    const { coins, obverseDies, reverseDies } = plan(91, 4);
    expect([...new Set(coins.map((c) => c.obverseDie))]).toEqual(
      obverseDies.map((_, i) => `O${i + 1}`),
    );
    expect([...new Set(coins.map((c) => c.reverseDie))]).toEqual(
      reverseDies.map((_, i) => `R${i + 1}`),
    );
    expect(coins.map((c) => c.coin)).toEqual(Array.from({ length: 91 }, (_, i) => i + 1));
  });

  it("uses a die without a break and lets it grow old in the order of striking", () => {
    const { coins } = plan(91, 5);
    for (const side of ["obverse", "reverse"] as const) {
      const byDie = new Map<string, typeof coins>();
      for (const c of coins) byDie.set(c[`${side}Die`], [...(byDie.get(c[`${side}Die`]) ?? []), c]);
      for (const of of byDie.values()) {
        const struck = [...of].sort((a, b) => a.order - b.order);
        expect(new Set(struck.map((c) => c.station)).size).toBe(1);
        expect(struck.at(-1)!.order - struck[0].order).toBe(struck.length - 1);
        for (let i = 1; i < struck.length; i++)
          expect(struck[i][`${side}Age`]).toBeGreaterThan(struck[i - 1][`${side}Age`]);
      }
    }
  });

  it("keeps to one type at an anvil and uses every type", () => {
    const { coins } = plan(91, 6, 3);
    expect(new Set(coins.map((c) => c.type)).size).toBe(3);
    for (const c of coins)
      expect(coins.every((d) => d.station !== c.station || d.type === c.type)).toBe(true);
  });

  it("counts dies that left no coin, too", () => {
    for (const seed of seeds) {
      const { struckFrom, obverseDies, reverseDies } = plan(91, seed);
      expect(struckFrom.obverse).toBeGreaterThanOrEqual(obverseDies.length);
      expect(struckFrom.reverse).toBeGreaterThanOrEqual(reverseDies.length);
    }
    expect(
      seeds.some((seed) => plan(91, seed).struckFrom.reverse > plan(91, seed).reverseDies.length),
    ).toBe(true);
  });

  it("strikes from as many dies as it is told, and numbers them", () => {
    const { struckFrom, reverseDies, obverseDies } = planHoard({
      coins: 60,
      types: 1,
      dies: { obverse: 5, reverse: 90 },
      rng: random(3),
    });
    expect(struckFrom).toEqual({ obverse: 5, reverse: 90 });
    expect(obverseDies.map((d) => d.original).sort()).toEqual([1, 2, 3, 4, 5]);
    const numbers = reverseDies.map((d) => d.original);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(90);
    expect(numbers.length).toBeLessThan(60);
  });

  /**
   * Dies estimated from a hoard, as a mean over many hoards: Good's for equal output, Esty's for
   * geometric.
   */
  const estimated = (dieOutput: "equal" | "geometric", by: "good" | "geometric"): number => {
    const [n, hoards] = [150, 60];
    let sum = 0;
    for (let seed = 1; seed <= hoards; seed++) {
      const { coins } = planHoard({
        coins: n,
        types: 1,
        dies: { obverse: 60, reverse: 60 },
        dieOutput,
        rng: random(seed),
      });
      const count = new Map<string, number>();
      for (const { obverseDie } of coins) count.set(obverseDie, (count.get(obverseDie) ?? 0) + 1);
      const singles = [...count.values()].filter((k) => k === 1).length;
      sum += (n * count.size) / (n - (by === "good" ? singles : count.size));
    }
    return sum / hoards;
  };

  it("strikes equally many coins from each die, or geometrically many, so that each estimate is right for its own model only", () => {
    expect(estimated("equal", "good")).toBeGreaterThan(57);
    expect(estimated("equal", "good")).toBeLessThan(63);
    expect(estimated("geometric", "geometric")).toBeGreaterThan(57);
    expect(estimated("geometric", "geometric")).toBeLessThan(63);
    expect(estimated("equal", "geometric")).toBeGreaterThan(75);
    expect(estimated("geometric", "good")).toBeLessThan(54);
  });

  it("plans the smallest hoards and large ones", () => {
    for (const coins of [2, 3, 5, 12, 1000]) expect(plan(coins, 7).coins.length).toBe(coins);
  });
});
