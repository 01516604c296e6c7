import { describe, expect, it } from "vitest";
import { BACKGROUNDS, type Shot } from "../../../src/lib/simulator/euro/shot";
import { planPhotograph } from "../../../src/lib/simulator/euro/plan";

const shots: Shot[] = Array.from({ length: 800 }, (_, k) => planPhotograph(11, k).shot);
const share = (of: (shot: Shot) => boolean): number => shots.filter(of).length / shots.length;

/** What each number may be; the docstrings of Shot say what it means. */
const RANGES: Record<string, [number, number]> = {
  width: [96, 600],
  height: [96, 600],
  share: [0.45, 1],
  right: [-0.52, 0.52],
  below: [-0.52, 0.52],
  rotation: [-180, 180],
  tilt: [0, 48],
  tiltFrom: [-180, 180],
  distance: [3, 9],
  others: [0, 3],
  focus: [0, 0.013],
  motion: [0, 0.03],
  motionTowards: [0, 180],
  exposure: [0.5, 1.6],
  red: [0.7, 1.35],
  blue: [0.6, 1.4],
  contrast: [0.7, 1.4],
  saturation: [0, 1.7],
  noise: [0, 9],
  quality: [35, 95],
};

describe("drawShot", () => {
  it("draws numbers within their ranges", () => {
    for (const [name, [low, high]] of Object.entries(RANGES)) {
      for (const shot of shots) {
        const value = shot[name as keyof Shot] as number;
        expect(value, name).toBeGreaterThanOrEqual(low);
        expect(value, name).toBeLessThanOrEqual(high);
      }
    }
    for (const { finish, lamp } of shots) {
      for (const value of [finish.wear, finish.patina, finish.dirt, finish.gold, lamp.softness])
        expect(value >= 0 && value <= 1).toBe(true);
      expect(lamp.height > 0 && lamp.height < 90).toBe(true);
    }
  });

  it("draws most coins near upright, and some at any rotation", () => {
    expect(share(({ rotation }) => Math.abs(rotation) < 15)).toBeGreaterThan(0.75);
    expect(share(({ rotation }) => Math.abs(rotation) > 60)).toBeGreaterThan(0.01);
  });

  it("uses every background, and each kind of packaging", () => {
    for (const background of BACKGROUNDS)
      expect(
        share((shot) => shot.background === background),
        background,
      ).toBeGreaterThan(0);
    expect(share(({ capsule }) => capsule)).toBeGreaterThan(0);
    expect(share(({ caption }) => caption !== "none")).toBeGreaterThan(0);
    expect(share(({ pair }) => pair)).toBeGreaterThan(0);
  });

  it("draws copies of published pictures: the same light, in other sizes", () => {
    const copies = new Map<number, Set<number>>();
    for (const { lamp, width } of shots)
      copies.set(lamp.from, (copies.get(lamp.from) ?? new Set()).add(width));
    expect([...copies.values()].filter((widths) => widths.size > 10).length).toBeGreaterThanOrEqual(
      4,
    );
  });
});
