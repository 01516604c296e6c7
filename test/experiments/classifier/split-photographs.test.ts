import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPhotographs } from "../../../src/lib/experiments/index";
import { random } from "../../../src/lib/base/random";

const counts = (roles: readonly string[]) =>
  ["training", "validation", "test"].map((role) => roles.filter((other) => other === role).length);

describe("splitPhotographs", () => {
  it("deals the write-up's 500 photographs as 320, 80 and 100", () => {
    expect(counts(splitPhotographs(500, { test: 100, validation: 0.2 }, random(1)))).toEqual([
      320, 80, 100,
    ]);
  });

  it("takes a share for the test too, and rounds as scikit-learn does", () => {
    expect(counts(splitPhotographs(33, { test: 0.25, validation: 0.1 }, random(1)))).toEqual([
      21, 3, 9,
    ]);
  });

  it("gives each photograph a role, another order with another seed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 200 }), fc.nat(), (n, seed) => {
        const roles = splitPhotographs(n, { test: 0.2, validation: 0.2 }, random(seed));
        expect(counts(roles).reduce((sum, k) => sum + k, 0)).toBe(n);
        expect(splitPhotographs(n, { test: 0.2, validation: 0.2 }, random(seed))).toEqual(roles);
      }),
    );
    expect(splitPhotographs(50, { test: 10, validation: 0.2 }, random(1))).not.toEqual(
      splitPhotographs(50, { test: 10, validation: 0.2 }, random(2)),
    );
  });

  it("says so where one part would be empty", () => {
    expect(() => splitPhotographs(100, { test: 100, validation: 0.2 }, random(1))).toThrow(
      /100 photographs cannot be split into 100 for the test.*Lower split\.test/,
    );
  });
});
