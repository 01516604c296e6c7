import { describe, expect, it } from "vitest";
import { EURO_DESIGNS, euroDesign } from "../../../src/lib/coins/index";
import { simulatedEuroSide, type EuroSide } from "../../../src/lib/simulator/index";
import { inverse, projection } from "../../../src/lib/simulator/euro/camera";
import { drawShot } from "../../../src/lib/simulator/euro/draw-shot";
import { photographEuro } from "../../../src/lib/simulator/euro/photograph";
import { random } from "../../../src/lib/base/random";
import { slow } from "../../slow";

const SIZE = 96;

/**
 * Grey values with mean 0 and length 1, within the coin's core: what is left of light and exposure
 * does not count.
 */
function pattern({ width, data }: { width: number; data: Uint8Array }): Float64Array {
  const grey: number[] = [];
  for (let y = 0; y < SIZE; y++)
    for (let x = 0; x < SIZE; x++)
      if (Math.hypot(x - SIZE / 2, y - SIZE / 2) < 0.34 * SIZE)
        grey.push(data[(y * width + x) * 3] + data[(y * width + x) * 3 + 1]);
  const mean = grey.reduce((sum, v) => sum + v, 0) / grey.length;
  const length = Math.hypot(...grey.map((v) => v - mean));
  return Float64Array.from(grey, (v) => (v - mean) / length);
}
const alike = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, v, i) => sum + v * b[i], 0);

describe("the engraved designs", () => {
  it.skipIf(!slow)(
    "are told apart by the nearest clean picture when upright, under other lights",
    () => {
      const names = EURO_DESIGNS.map(({ name }) => name as EuroSide);
      const clean = names.map((name) => pattern(simulatedEuroSide(name, SIZE)));
      for (const [i, name] of names.entries()) {
        for (let k = 0; k < 4; k++) {
          const drawn = drawShot(random(k).fork(name), random(k));
          const lamp = { ...drawn.lamp, from: -45 + 15 * (k - 1.5), glare: 0 };
          const still = {
            ...drawn,
            width: SIZE,
            height: SIZE,
            share: 0.96,
            right: 0,
            below: 0,
            rotation: 0,
            tilt: 0,
            others: 0,
            pair: false,
            capsule: false,
            caption: "none" as const,
            focus: 0.004,
            motion: 0,
            lamp,
          };
          const scores = clean.map((template) =>
            alike(template, pattern(photographEuro(name, still, random(k)))),
          );
          expect(scores.indexOf(Math.max(...scores)), `${name} ${k}: ${scores}`).toBe(i);
        }
      }
    },
  );

  it("have a silver-coloured ring about a gold-coloured middle", () => {
    const { data } = simulatedEuroSide("Altamira", 200);
    const mean = (low: number, high: number, channel: number): number => {
      let [sum, count] = [0, 0];
      for (let y = 0; y < 200; y++)
        for (let x = 0; x < 200; x++) {
          const r = Math.hypot(x - 99.5, y - 99.5) / 192;
          if (r > low && r < high)
            [sum, count] = [sum + data[(y * 200 + x) * 3 + channel], count + 1];
        }
      return sum / count;
    };
    expect(mean(0, 0.34, 0) - mean(0, 0.34, 2)).toBeGreaterThan(60);
    expect(Math.abs(mean(0.38, 0.47, 0) - mean(0.38, 0.47, 2))).toBeLessThan(12);
  });

  it("are turned clockwise by their rotation", () => {
    const upright = { x: 50, y: 50, diameter: 40, rotation: 0, tilt: 0, tiltFrom: 30, distance: 5 };
    const at = (m: readonly number[], u: number, v: number) => {
      const w = m[6] * u + m[7] * v + m[8];
      return [(m[0] * u + m[1] * v + m[2]) / w, (m[3] * u + m[4] * v + m[5]) / w];
    };
    // the top goes to 3 o'clock
    const quarter = at(projection({ ...upright, rotation: 90 }), 0, -0.5);
    expect(quarter[0]).toBeCloseTo(70, 6);
    expect(quarter[1]).toBeCloseTo(50, 6);
    const tilted = projection({ ...upright, rotation: 20, tilt: 35 });
    const [x, y] = at(tilted, 0.2, -0.3);
    const back = at(inverse(tilted), x, y);
    expect(back[0]).toBeCloseTo(0.2, 6);
    expect(back[1]).toBeCloseTo(-0.3, 6);
  });
});

describe("euroDesign", () => {
  it("finds a design by its class", () => {
    expect(euroDesign("Francia")).toMatchObject({
      kind: "national",
      country: "France",
      year: 1999,
      mintage: null,
    });
    expect(euroDesign("Vaticano")).toMatchObject({
      kind: "commemorative",
      year: 2006,
      mintage: 100_000,
    });
    expect(euroDesign("Roma")).toBeUndefined();
  });

  it("knows an occasion, a mintage and a date of every commemorative design", () => {
    for (const { kind, occasion, mintage, issued, year } of EURO_DESIGNS.filter(
      ({ kind }) => kind === "commemorative",
    )) {
      expect([kind, typeof occasion, typeof mintage]).toEqual([
        "commemorative",
        "string",
        "number",
      ]);
      expect(issued).toMatch(new RegExp(`^${year}-\\d\\d$`));
    }
  });
});
