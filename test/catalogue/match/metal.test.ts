import sharp from "sharp";
import { describe, expect, it } from "vitest";
import {
  fitIdentifier,
  metalColours,
  swapped,
  type MetalSample,
} from "../../../src/lib/catalogue/index";
import { metalFeatures } from "../../../src/lib/catalogue/answer";
import { random } from "../../../src/lib/base/random";

const ELLIPSE = { x: 100, y: 100, a: 90, b: 90, angle: 0 };
const [BRASS, NICKEL] = ["#a98d4f", "#a7a59e"];

async function coin(middle: string, ring: string, light = { r: 1, g: 1, b: 1 }) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="#333"/><circle cx="100" cy="100" r="90" fill="${ring}"/><circle cx="100" cy="100" r="65.7" fill="${middle}"/></svg>`;
  const { data } = await sharp(Buffer.from(svg))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    width: 200,
    height: 200,
    channels: 3 as const,
    data: Uint8Array.from(data, (value, i) => value * [light.r, light.g, light.b][i % 3]),
  };
}

describe("metalColours", () => {
  it("is positive for a brass middle in a nickel ring, negative the other way round, nothing for one metal", async () => {
    expect(metalColours(await coin(BRASS, NICKEL), ELLIPSE)!.yellower).toBeGreaterThan(0.3);
    expect(metalColours(await coin(NICKEL, BRASS), ELLIPSE)!.yellower).toBeLessThan(-0.3);
    expect(metalColours(await coin(BRASS, BRASS), ELLIPSE)!.yellower).toBe(0);
  });

  it("of a 1-euro coin with its metals swapped is that of a 2-euro coin", async () => {
    const [one, two] = [
      metalColours(await coin(NICKEL, BRASS), ELLIPSE)!,
      metalColours(await coin(BRASS, NICKEL), ELLIPSE)!,
    ];
    expect(swapped(one)).toEqual(two);
  });

  it("hardly changes with the light's colour", async () => {
    const [white, warm] = [
      metalColours(await coin(BRASS, NICKEL), ELLIPSE)!,
      metalColours(await coin(BRASS, NICKEL, { r: 1, g: 0.8, b: 0.55 }), ELLIPSE)!,
    ];
    expect(Math.abs(white.yellower - warm.yellower)).toBeLessThan(0.06);
  });

  it("is null for a picture without colour", async () => {
    expect(metalColours(await coin("#888888", "#aaaaaa"), ELLIPSE)).toBeNull();
    expect(
      metalColours({ width: 200, height: 200, channels: 1, data: new Uint8Array(40_000) }, ELLIPSE),
    ).toBeNull();
  });
});

describe("fitIdentifier", () => {
  const draw = random(2);

  it("gives back the logistic curve that colours were drawn from, whatever their groups weigh", () => {
    const metals: MetalSample[] = Array.from({ length: 1500 }, (_, i) => {
      const metal = { yellower: draw.uniform(-0.1, 0.2), clear: 0 };
      return {
        metal,
        twoEuro: draw.next() < 1 / (1 + Math.exp(-(20 * metal.yellower - 1))),
        weight: 1 + (i % 2),
      };
    });
    const share = metals.filter(({ twoEuro }) => twoEuro).length / metals.length;
    const { weights, intercept } = fitIdentifier(metals, [sample(0, 0.9), sample(null, 0.3)]).metal;
    expect(weights[0]).toBeGreaterThan(15);
    expect(weights[0]).toBeLessThan(25);
    // both classes weigh the same
    expect(intercept + Math.log(share / (1 - share))).toBeCloseTo(-1, 0);
    expect(metalFeatures({ yellower: 3, clear: -50 })).toEqual([0.25, -8]);
  });

  it("puts the likeness at which nothing is known between that of designs shown and of designs not shown", () => {
    const samples = Array.from({ length: 60 }, () => [
      sample(0, draw.uniform(0.5, 0.9)),
      sample(null, draw.uniform(0.25, 0.35)),
    ]).flat();
    const { slope, none } = fitIdentifier(
      [
        { metal: { yellower: 0.2, clear: 3 }, twoEuro: true, weight: 1 },
        { metal: { yellower: 0, clear: 0 }, twoEuro: false, weight: 1 },
      ],
      samples,
    );
    expect(slope).toBeGreaterThan(10);
    expect(none).toBeGreaterThan(0.08);
    expect(none).toBeLessThan(0.27);
  });
});

/** The common side and seven designs, the first of them aligned with better. */
const sample = (own: number | null, likeness: number) => ({
  own,
  designs: Array.from({ length: 8 }, (_, i) => ({
    design: i - 1,
    aligned: i === 1 ? likeness : 0.25,
    screened: 0,
  })),
});
