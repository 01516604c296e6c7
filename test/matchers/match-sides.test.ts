import { beforeAll, describe, expect, it } from "vitest";
import sharp from "sharp";
import { prepareSide, readPhotograph } from "../../src/lib/coins/index";
import { startEngine } from "../../src/lib/engine/index";
import {
  fitCalibration,
  matchSide,
  matchSides,
  type NamedSide,
} from "../../src/lib/matchers/index";
import { startWorkers, type Workers } from "../../src/lib/matchers/registration/workers";
import { moved } from "../../src/lib/matchers/registration/align/affine";
import { obverses, simulated, type SimulatedCoin } from "./registration/coins";
import { slow } from "../slow";

let coins: SimulatedCoin[];
let sides: NamedSide[];
let here: Workers;
beforeAll(async () => {
  await startEngine();
  coins = simulated(8);
  sides = obverses(coins);
  here = startWorkers(0);
});
const dieOf = (name: string) => coins.find((coin) => coin.name === name)!.obverseDie;

describe("matchSides", () => {
  it("ranks strikes from the same die above all others", async () => {
    const pairs = await matchSides(sides, { workers: here });
    expect(pairs.map(({ a, b }) => `${a} ${b}`)).toEqual(
      coins.flatMap((a, i) => coins.slice(i + 1).map((b) => `${a.name} ${b.name}`)),
    );
    const same = pairs.filter(({ a, b }) => dieOf(a) === dieOf(b));
    const different = pairs.filter(({ a, b }) => dieOf(a) !== dieOf(b));
    expect(same.length).toBeGreaterThan(2);
    expect(different.length).toBeGreaterThan(2);
    expect(Math.min(...same.map(({ score }) => score))).toBeGreaterThan(
      Math.max(...different.map(({ score }) => score)),
    );
    for (const { probability } of pairs) {
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThan(1);
    }
  });

  it.skipIf(!slow)(
    "gives each pair the same score, in whatever order the coins come, in threads or not",
    async () => {
      const [straight, reversed] = [
        await matchSides(sides, { workers: here }),
        await matchSides([...sides].reverse(), { workers: here }),
      ];
      const key = ({ a, b }: { a: string; b: string }) => [a, b].sort().join(" ");
      const of = new Map(reversed.map((pair) => [key(pair), pair]));
      for (const pair of straight) {
        const other = of.get(key(pair))!;
        expect(Math.abs(pair.score - other.score)).toBeLessThan(1e-6);
        expect(other.a).toBe(pair.b);
        if (!pair.registration) continue;
        const [to, back] = [pair.registration.warp.map, other.registration!.warp.map];
        const [x, y] = moved(back, ...moved(to, 0.4, -0.3));
        expect(Math.hypot(x - 0.4, y + 0.3)).toBeLessThan(1e-9);
      }
      const threads = startWorkers(2);
      try {
        expect(await matchSides(sides, { workers: threads })).toEqual(straight);
      } finally {
        await threads.close();
      }
    },
  );

  it.skipIf(!slow)(
    "is hardly changed by brightness, contrast, size and JPEG at quality 60",
    async () => {
      const [first, second] = (await matchSides(sides, { workers: here })).sort(
        (x, y) => y.score - x.score,
      );
      expect(second.score).toBeGreaterThan(0.1);
      const { data, width, height } = coins.find(({ name }) => name === first.a)!.obverse;
      const raw = () => sharp(data, { raw: { width, height, channels: 3 } });
      const still = sides.find(({ coin }) => coin === first.b)!;
      const changed = {
        brighter: raw().linear(1, 12),
        flatter: raw().linear(0.8, 20),
        smaller: raw().resize(Math.round(width * 0.9)),
        larger: raw().resize(Math.round(width * 1.1)),
        compressed: raw().jpeg({ quality: 60 }),
      };
      for (const [how, image] of Object.entries(changed)) {
        const seen = matchSide(
          prepareSide(
            await readPhotograph(
              how === "compressed" ? await image.toBuffer() : await image.png().toBuffer(),
            ),
            how,
          ),
        );
        const [pair] = await matchSides([{ coin: "changed", side: "obverse", seen }, still], {
          workers: here,
        });
        expect(Math.abs(pair.score - first.score), how).toBeLessThan(0.06);
        expect(pair.answer, how).toBe(first.answer);
      }
    },
  );

  it("finds coins that lie at any rotation when asked to", async () => {
    const turned = simulated(5, 10, 180);
    const truth = new Map(
      turned.map(({ name, obverseDie, truth: { obverse } }) => [
        name,
        { obverseDie, turn: obverse.pose.turn },
      ]),
    );
    const of = (name: string) => truth.get(name)!;
    const pairs = await matchSides(obverses(turned), { workers: here, anyRotation: true });
    const same = pairs.filter(({ a, b }) => of(a).obverseDie === of(b).obverseDie);
    const different = pairs.filter(({ a, b }) => of(a).obverseDie !== of(b).obverseDie);
    for (const pair of same)
      expect(pair.score).toBeGreaterThan(Math.max(0, ...different.map(({ score }) => score)));
    expect(same.map(({ a, b }) => Math.abs(of(a).turn - of(b).turn) > 90)).toContain(true);
  });

  it("has nothing to say about one side, and takes a calibration of the caller's", async () => {
    expect(await matchSides(sides.slice(0, 1), { workers: here })).toEqual([]);
    const calibration = { ...fitCalibration([]), same: 2, different: -1 };
    const pairs = await matchSides(sides.slice(0, 3), { workers: here, calibration });
    expect(pairs.every(({ answer }) => answer === "unsure")).toBe(true);
  });
});
