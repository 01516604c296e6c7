import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dieComponents, type DieLink } from "../../src/lib/data/die-graph";

/** Components by spreading labels until nothing changes. */
function spread(coins: DieLink[]): number[] {
  const label = coins.map((_, i) => i);
  for (let changed = true; changed;) {
    changed = false;
    coins.forEach((a, i) =>
      coins.forEach((b, j) => {
        const linked =
          (a.obverseDie !== null && a.obverseDie === b.obverseDie) ||
          (a.reverseDie !== null && a.reverseDie === b.reverseDie);
        if (linked && label[j] < label[i]) [label[i], changed] = [label[j], true];
      }),
    );
  }
  return label;
}

const link = (obverseDie: string | null, reverseDie: string | null): DieLink => ({
  obverseDie,
  reverseDie,
});

describe("dieComponents", () => {
  it("follows a die chain over both sides", () => {
    const { component, sizes } = dieComponents([
      link("O9", "R9"),
      link("O1", "R1"),
      link("O1", "R2"),
      link("O2", "R2"),
      link("O2", "R3"),
    ]);
    expect(Array.from(component)).toEqual([1, 0, 0, 0, 0]);
    expect(sizes).toEqual([4, 1]);
  });

  it("keeps an obverse and a reverse die of one name apart, and lets an unknown die join nothing", () => {
    expect(dieComponents([link("1", "2"), link("2", "1")]).sizes).toEqual([1, 1]);
    expect(
      dieComponents([link(null, "R1"), link(null, "R2"), link("O1", null), link(null, null)]).sizes,
    ).toEqual([1, 1, 1, 1]);
    expect(dieComponents([link(null, "R1"), link("O1", "R1")]).sizes).toEqual([2]);
  });

  it("is empty for no coins", () => {
    expect(dieComponents([])).toEqual({ component: new Int32Array(0), sizes: [] });
  });

  it("equals spreading labels by brute force", () => {
    const die = fc.option(fc.nat(6).map(String), { nil: null });
    fc.assert(
      fc.property(
        fc.array(fc.record({ obverseDie: die, reverseDie: die }), { maxLength: 25 }),
        (coins) => {
          const { component, sizes } = dieComponents(coins);
          const wanted = spread(coins);
          for (let i = 0; i < coins.length; i++)
            for (let j = 0; j < i; j++)
              expect(component[i] === component[j]).toBe(wanted[i] === wanted[j]);
          expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
          sizes.forEach((size, c) => expect(component.filter((k) => k === c).length).toBe(size));
        },
      ),
    );
  });
});
