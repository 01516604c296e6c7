import { beforeAll, describe, expect, it } from "vitest";
import { prepareSide, type Picture } from "../../../src/lib/coins/index";
import { startEngine } from "../../../src/lib/engine/index";
import {
  matchSide,
  matchSides,
  type MatchedPair,
  type MatchSide,
  type NamedSide,
} from "../../../src/lib/matchers/index";
import { similarity } from "../../../src/lib/matchers/registration/align/affine";
import { unbent } from "../../../src/lib/matchers/registration/align/warp";
import { startWorkers } from "../../../src/lib/matchers/registration/workers";
import { random } from "../../../src/lib/base/random";
import { slow } from "../../slow";
import { movedSide, obverses, preparedObverse, simulated, type SimulatedCoin } from "./coins";

let coins: SimulatedCoin[];
let sides: NamedSide[];
beforeAll(async () => {
  await startEngine();
  coins = simulated(8);
  sides = obverses(coins);
});

/** A coin's damaged obverse against all other coins'. */
async function against(
  coin: SimulatedCoin,
  seen: MatchSide,
): Promise<{ same: MatchedPair[]; different: MatchedPair[] }> {
  const others = sides.filter((one) => one.coin !== coin.name);
  const pairs = (
    await matchSides([...others, { coin: "damaged", side: "obverse", seen }], {
      workers: startWorkers(0),
    })
  ).filter(({ b }) => b === "damaged");
  const mates = new Set(
    coins.filter(({ obverseDie }) => obverseDie === coin.obverseDie).map(({ name }) => name),
  );
  return {
    same: pairs.filter(({ a }) => mates.has(a)),
    different: pairs.filter(({ a }) => !mates.has(a)),
  };
}

const withMates = () =>
  coins
    .filter((coin) => coins.filter(({ obverseDie }) => obverseDie === coin.obverseDie).length > 1)
    .slice(0, slow ? 3 : 1);
const picture = (coin: SimulatedCoin): Picture => ({
  ...coin.obverse,
  channels: 3,
  data: coin.obverse.data.slice(),
});

/**
 * Paints every pixel of a photograph of `size` pixels, given its place from the middle (-1 … 1).
 */
function painted(
  coin: SimulatedCoin,
  paint: (value: number, x: number, y: number, ground: number) => number,
): MatchSide {
  const image = picture(coin);
  const { width, height, data } = image;
  const [ground] = data;
  for (let i = 0; i < data.length; i++) {
    const p = Math.floor(i / 3);
    data[i] = paint(
      data[i],
      (2 * (p % width)) / width - 1,
      (2 * Math.floor(p / width)) / height - 1,
      ground,
    );
  }
  return matchSide(prepareSide(image, coin.name));
}

describe("a damaged coin", () => {
  it.skipIf(!slow)(
    "is found where its die was struck a tenth of the frame off-centre",
    async () => {
      for (const coin of withMates()) {
        const off = movedSide(preparedObverse(coin), unbent(similarity(0, 1, [0.16, 0.12])));
        const { same, different } = await against(coin, off);
        expect(same.map(({ answer }) => answer)).not.toContain("different");
        expect(different.map(({ answer }) => answer)).not.toContain("same");
      }
    },
  );

  it.skipIf(!slow)("is not called wrong where cracks run far into it", async () => {
    for (const coin of withMates()) {
      const cracked = painted(coin, (value, x, y, ground) =>
        (y < -0.25 && Math.abs(x + 0.1 * y) < 0.05 * (-y - 0.25)) ||
        (x > 0.2 && Math.abs(y - 0.3 * x) < 0.06 * (x - 0.2))
          ? ground
          : value,
      );
      const { same, different } = await against(coin, cracked);
      expect(same.map(({ answer }) => answer)).not.toContain("different");
      expect(different.map(({ answer }) => answer)).not.toContain("same");
    }
  });

  it.skipIf(!slow)("is not called wrong where half its relief is gone", async () => {
    const rng = random(9);
    for (const coin of withMates()) {
      const worn = painted(coin, (value, x, y) =>
        x + 0.4 * y > 0.25 && Math.hypot(x, y) < 0.8 ? 120 + rng.normal(0, 12) : value,
      );
      const { same, different } = await against(coin, worn);
      expect(same.map(({ answer }) => answer)).not.toContain("different");
      expect(different.map(({ answer }) => answer)).not.toContain("same");
    }
  });
});
