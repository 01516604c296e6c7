import { beforeAll, describe, expect, it } from "vitest";
import { prepareSide } from "../../src/lib/coins/index";
import { startEngine } from "../../src/lib/engine/index";
import { matchTable } from "../../src/lib/matchers/match-sides";
import { matchSide } from "../../src/lib/matchers/registration/match-side";
import { startWorkers } from "../../src/lib/matchers/registration/workers";
import { turnedHint } from "../../src/lib/matchers/turned-hint";
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

describe("turnedHint", () => {
  it("names coins that match only when one is turned", async () => {
    const one = drawSide(1, 360);
    const sides = [sideOf("a", one), sideOf("b", turned(one)), sideOf("c", drawSide(2, 360))];
    const table = await matchTable(sides, { workers: startWorkers(0) });
    expect(await turnedHint(sides, table, (at) => sides[at].seen)).toMatch(
      /match only when one is turned \(a and b, obverse\).*--any-rotation/,
    );
  });

  it("says so where no two coins match, and nothing where some do", async () => {
    const one = sideOf("a", drawSide(1, 360));
    const other = sideOf("b", drawSide(2, 360));
    const workers = startWorkers(0);
    const apart = await matchTable([one, other], { workers });
    expect(await turnedHint([one, other], apart)).toMatch(/^no two coins match.*--any-rotation/);
    const alike = [one, { ...one, coin: "c" }];
    expect(
      await turnedHint(alike, await matchTable(alike, { workers }), (at) => alike[at].seen),
    ).toBeNull();
  });
});
