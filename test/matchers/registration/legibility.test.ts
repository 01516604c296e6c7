import { beforeAll, describe, expect, it } from "vitest";
import { startEngine } from "../../../src/lib/engine/index";
import { broadRelief, isLegible } from "../../../src/lib/matchers/registration/legibility";
import {
  matchSide,
  matchSides,
  startWorkers,
  type NamedSide,
} from "../../../src/lib/matchers/index";
import { verdict } from "../../../src/lib/matchers/registration/evidence";
import { shippedCalibration } from "../../../src/lib/matchers/calibration-file";
import { random } from "../../../src/lib/base/random";
import { preparedObverse, simulated } from "./coins";

let clear: NamedSide[];
let worn: NamedSide;
beforeAll(async () => {
  await startEngine();
  const prepared = simulated(4).map(preparedObverse);
  clear = prepared.map((side, i) => ({ coin: String(i), side: "obverse", seen: matchSide(side) }));
  const rng = random(3);
  const grain = prepared[0].flatMask.reduce(
    (out, inside, i) => ((out[i] = inside * rng.normal()), out),
    new Float32Array(prepared[0].flat.length),
  );
  worn = { coin: "worn", side: "obverse", seen: matchSide({ ...prepared[0], flat: grain }) };
});

describe("legibility", () => {
  it("is that of a struck coin, and not of grain", () => {
    for (const { seen } of clear) expect(isLegible(seen)).toBe(true);
    expect(isLegible(worn.seen)).toBe(false);
    expect(broadRelief(worn.seen)).toBeLessThan(0.15);
  });

  it("keeps a coin without relief from being called different", async () => {
    const { prior } = shippedCalibration();
    const pairs = await matchSides([...clear, worn], { workers: startWorkers(0) });
    const withWorn = pairs.filter(({ b }) => b === "worn");
    expect(withWorn.map(({ answer }) => answer)).toEqual(clear.map(() => "unsure"));
    for (const { probability } of withWorn) expect(probability).toBeGreaterThanOrEqual(prior);
    expect(pairs.some(({ answer }) => answer === "different")).toBe(true);
  });

  it("leaves an answer alone that relief speaks for", () => {
    const like = { stage: "registered", score: 0.6 } as const;
    expect(verdict(like, false, shippedCalibration())).toEqual(
      verdict(like, true, shippedCalibration()),
    );
    expect(verdict(like, false, shippedCalibration()).answer).toBe("same");
  });
});
