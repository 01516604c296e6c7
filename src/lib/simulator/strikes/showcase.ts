import { contactSheet, greyPicture, type Picture } from "../../coins/index";
import type { SimulatedCoin } from "./simulated-coin";
import type { SimulateOptions } from "./options";
import type { Picture as Photograph } from "./photograph";
import type { PlannedCoin } from "./plan";
import { hoardStriker, planOf } from "./striker";

/** Pictures on one sheet, as the bytes of a PNG file, and what they show. */
export interface ShowcaseSheet {
  title: string;
  png: Buffer;
}

const SHOWN = 6;
const CELL = 230;

/**
 * What the simulator does, on contact sheets: strikes from a die as it ages, dies of one type by
 * several hands, the types of a hoard, and the maps behind a picture.
 *
 * @param width of a coin's picture of both sides, pixels
 */
export async function simulatorShowcase(seed: number, width = 1280): Promise<ShowcaseSheet[]> {
  const size = { seed, width };
  const one: SimulateOptions = {
    ...size,
    coins: SHOWN,
    types: 1,
    dies: { obverse: 1, reverse: SHOWN },
    maps: true,
  };
  const oneDie = struck(one, (coins) => [...coins].sort((a, b) => a.obverseAge - b.obverseAge));
  const manyDies = struck(
    { ...size, coins: 60, types: 1, dies: { obverse: SHOWN, reverse: SHOWN }, dieOutput: "equal" },
    (coins) => firstOf(coins, (c) => c.obverseDie),
  );
  const types = struck(
    { ...size, coins: 120, types: SHOWN, dies: { obverse: 24, reverse: 24 } },
    (coins) => firstOf(coins, (c) => String(c.type)),
  );
  const { maps, obverse } = oneDie[0];
  const { size: side, height, normal, mask } = maps!.obverse;
  return [
    {
      title: "Strikes of one obverse die, in the order of striking",
      png: await sheet(
        oneDie.map((c) => c.obverse),
        oneDie.map(
          (c) => `die's age ${c.plan.obverseAge.toFixed(2)}, wear ${c.truth.wear.toFixed(2)}`,
        ),
      ),
    },
    {
      title: "Look-alikes: obverse dies of one type",
      png: await sheet(
        manyDies.map((c) => c.obverse),
        manyDies.map((c) => c.obverseDie),
      ),
    },
    {
      title: "Types of a hoard: obverses, and their reverses below",
      png: await sheet([...types.map((c) => c.obverse), ...types.map((c) => c.reverse)]),
    },
    {
      title: "A side and what it was made from: heights, normals, mask",
      png: await contactSheet(
        [
          photograph(obverse),
          greyPicture(height, side, side, -0.03, 0.05),
          {
            width: side,
            height: side,
            channels: 3,
            data: Uint8Array.from(normal, (n) => Math.round(127.5 * (n + 1))),
          },
          greyPicture(mask, side, side),
        ],
        { columns: 4, cell: CELL },
      ),
    },
  ];
}

function struck(
  options: SimulateOptions,
  choose: (coins: readonly PlannedCoin[]) => PlannedCoin[],
): SimulatedCoin[] {
  return choose(planOf(options).coins).slice(0, SHOWN).map(hoardStriker(options));
}

function firstOf(coins: readonly PlannedCoin[], key: (coin: PlannedCoin) => string): PlannedCoin[] {
  return [...new Map([...coins].reverse().map((coin) => [key(coin), coin])).values()].reverse();
}

const photograph = ({ width, height, data }: Photograph): Picture => ({
  width,
  height,
  channels: 3,
  data,
});

const sheet = (pictures: Photograph[], labels: string[] = []): Promise<Buffer> =>
  contactSheet(pictures.map(photograph), { columns: SHOWN, cell: CELL, labels });
