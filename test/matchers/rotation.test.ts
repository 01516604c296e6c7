import { beforeAll, describe, expect, it } from "vitest";
import { prepareSide } from "../../src/lib/coins/index";
import { startEngine } from "../../src/lib/engine/index";
import { matchSide } from "../../src/lib/matchers/registration/match-side";
import { findRotation, rotationWords } from "../../src/lib/matchers/rotation";
import { drawSide, type Drawn } from "../data/cases/draw";

/** A drawing turned by a quarter. */
function turned({ width, height, data }: Drawn): Drawn {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = 3 * (y * width + x);
      out.set(data.subarray(from, from + 3), 3 * (x * height + (height - 1 - y)));
    }
  return { width: height, height: width, data: out };
}
const sideOf = (coin: string, drawn: Drawn) => ({
  coin,
  side: "obverse" as const,
  seen: matchSide(prepareSide({ ...drawn, channels: 3 }, coin)),
});

beforeAll(() => startEngine());

describe("findRotation", () => {
  it("takes any rotation where coins match only when one is turned, and names such coins", async () => {
    const one = drawSide(1, 360);
    const sides = [sideOf("a", one), sideOf("b", turned(one)), sideOf("c", drawSide(2, 360))];
    const found = await findRotation(sides, (at) => sides[at].seen);
    expect(found).toMatchObject({
      rotation: "any",
      decidedBy: "links",
      evidence: { coins: 3, pairs: 3, sameTurned: 1, example: { a: "a", b: "b", degrees: 90 } },
    });
    expect(rotationWords(found)).toMatch(/any rotation.*\(a and b, obverse, by 90 degrees\)/);
  });

  it("takes coins as upright where all that match are", async () => {
    const one = sideOf("a", drawSide(1, 360));
    const sides = [one, { ...one, coin: "b" }, sideOf("c", drawSide(2, 360))];
    const found = await findRotation(sides, (at) => sides[at].seen);
    expect(found).toMatchObject({ rotation: "upright", decidedBy: "links" });
    expect(rotationWords(found)).toMatch(/upright ones.*all 1 pairs.*--any-rotation/);
  });

  it("says that it cannot be decided where no coins match, and takes any rotation", async () => {
    const sides = [sideOf("a", drawSide(1, 360)), sideOf("b", drawSide(2, 360))];
    const found = await findRotation(sides, (at) => sides[at].seen);
    expect(found).toMatchObject({ rotation: "any", decidedBy: "undecided" });
    expect(rotationWords(found)).toMatch(/cannot be decided.*--upright is faster/);
  });
});
