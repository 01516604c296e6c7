import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compose,
  IDENTITY,
  invert,
  moved,
  shapeOf,
  similarity,
} from "../../../src/lib/matchers/registration/align/affine";
import { fitBend } from "../../../src/lib/matchers/registration/align/fit-bend";
import { invertMatrix } from "../../../src/lib/matchers/registration/align/invert-matrix";
import { invertWarp } from "../../../src/lib/matchers/registration/align/invert-warp";
import { displacement, warped } from "../../../src/lib/matchers/registration/align/warp";
import { random } from "../../../src/lib/base/random";

const similarities = fc.tuple(
  fc.double({ min: -179, max: 179, noNaN: true }),
  fc.double({ min: 0.5, max: 2, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
);
const points = fc.tuple(
  fc.double({ min: -1, max: 1, noNaN: true }),
  fc.double({ min: -1, max: 1, noNaN: true }),
);
const close = (a: readonly number[], b: readonly number[], digits = 9) =>
  a.forEach((value, i) => expect(value).toBeCloseTo(b[i], digits));

describe("an affine map", () => {
  it("is undone by its inverse, and composed as one after the other", () => {
    fc.assert(
      fc.property(similarities, similarities, points, ([d, s, x, y], [d2, s2, x2, y2], [u, v]) => {
        const [a, b] = [similarity(d, s, [x, y]), similarity(d2, s2, [x2, y2])];
        close(compose(a, invert(a)), IDENTITY);
        close(moved(compose(b, a), u, v), moved(b, ...moved(a, u, v)));
      }),
    );
  });

  it("tells its turn, scale and stretch", () => {
    fc.assert(
      fc.property(similarities, ([degrees, scale, x, y]) => {
        const shape = shapeOf(similarity(degrees, scale, [x, y]));
        expect(shape.degrees).toBeCloseTo(degrees, 6);
        expect(shape.scale).toBeCloseTo(scale, 9);
        expect(shape.stretch).toBeCloseTo(1, 6);
      }),
    );
    expect(shapeOf(compose(similarity(30, 1), [1.5, 0, 0, 0, 1, 0])).stretch).toBeCloseTo(1.5, 9);
    expect(shapeOf([-1, 0, 0, 0, 1, 0]).stretch).toBe(Infinity); // mirrored
  });
});

describe("invertMatrix", () => {
  it("gives the inverse, also where rows must be exchanged, and null where there is none", () => {
    close([...invertMatrix([0, 2, 4, 0], 2)!], [0, 0.25, 0.5, 0]);
    expect(invertMatrix([1, 2, 2, 4], 2)).toBeNull();
    const rng = random(1);
    const matrix = Array.from({ length: 64 }, () => rng.normal());
    const inverse = invertMatrix(matrix, 8)!;
    for (let r = 0; r < 8; r++) {
      for (let c = 0; c < 8; c++) {
        const entry = Array.from(
          { length: 8 },
          (_, k) => matrix[r * 8 + k] * inverse[k * 8 + c],
        ).reduce((x, y) => x + y);
        expect(entry).toBeCloseTo(r === c ? 1 : 0, 8);
      }
    }
  });
});

describe("fitBend", () => {
  const rng = random(3);
  const bend = Float64Array.from({ length: 12 }, () => rng.normal(0, 0.02));
  const seen = Array.from({ length: 150 }, () => {
    const [u, v] = [rng.uniform(-0.8, 0.8), rng.uniform(-0.8, 0.8)];
    const [du, dv] = displacement(bend, u, v);
    return { u, v, du, dv };
  });

  it("finds the quadratic that displacements follow", () =>
    close([...fitBend(seen, 0.01)!], [...bend], 6));

  it("is not led astray by a third of them that point anywhere", () => {
    const strays = seen.map((one, i) =>
      i % 3 === 0 ? { ...one, du: rng.uniform(-0.1, 0.1), dv: rng.uniform(-0.1, 0.1) } : one,
    );
    const found = fitBend(strays, 0.005)!;
    for (const { u, v, du, dv } of seen) {
      const [x, y] = displacement(found, u, v);
      expect(Math.hypot(x - du, y - dv)).toBeLessThan(0.006);
    }
  });

  it("is null where there are too few to tell", () =>
    expect(fitBend(seen.slice(0, 11), 0.01)).toBeNull());

  it("serves to invert a warp", () => {
    const warp = { map: similarity(20, 1.1, [0.1, -0.05]), bend: bend.map((entry) => entry / 3) };
    const back = invertWarp(warp);
    for (const { u, v } of seen) close(warped(back, ...warped(warp, u, v)), [u, v], 2);
  });
});
