import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ellipseOfMask } from "../../../src/lib/coins/index";

/** The pixels whose middle lies in an ellipse; the angle in degrees clockwise. */
function drawn({ x, y, a, b, angle }: { [key in "x" | "y" | "a" | "b" | "angle"]: number }) {
  const size = 120;
  const [c, s] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  const mask = Uint8Array.from({ length: size * size }, (_, i) => {
    const [u, v] = [(i % size) + 0.5 - x, Math.floor(i / size) + 0.5 - y];
    return ((u * c + v * s) / a) ** 2 + ((v * c - u * s) / b) ** 2 <= 1 ? 1 : 0;
  });
  return { mask, width: size };
}

describe("ellipseOfMask", () => {
  it("gives back the ellipse that was drawn, at any angle and scale", () => {
    fc.assert(
      fc.property(
        fc.record({
          x: fc.double({ min: 50, max: 70, noNaN: true }),
          y: fc.double({ min: 50, max: 70, noNaN: true }),
          a: fc.double({ min: 34, max: 48, noNaN: true }),
          ratio: fc.double({ min: 0.7, max: 0.95, noNaN: true }),
          angle: fc.double({ min: -89, max: 90, noNaN: true }),
          step: fc.integer({ min: 1, max: 4 }),
        }),
        ({ x, y, a, ratio, angle, step }) => {
          const found = ellipseOfMask({ ...drawn({ x, y, a, b: ratio * a, angle }), step });
          expect(found.x / step).toBeCloseTo(x, 0);
          expect(found.y / step).toBeCloseTo(y, 0);
          expect(Math.abs(found.a / step - a)).toBeLessThan(0.4);
          expect(Math.abs(found.b / step - ratio * a)).toBeLessThan(0.4);
          const turned = ((((found.angle - angle) % 180) + 270) % 180) - 90;
          expect(Math.abs(turned)).toBeLessThan(6);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("has equal axes for a disc", () => {
    const { a, b } = ellipseOfMask({
      ...drawn({ x: 60, y: 60, a: 40, b: 40, angle: 0 }),
      step: 1,
    });
    expect(a).toBeCloseTo(40, 0);
    expect(b).toBeCloseTo(40, 0);
  });
});
