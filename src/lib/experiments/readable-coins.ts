import type { Layout } from "../coins/index";
import { SIDES, type LabelledCoin } from "../data/index";
import { networkInputs, type InputRecipe } from "../models/index";

/** A coin with a photograph of each side. */
export interface ReadableCoin extends LabelledCoin {
  sides: { obverse: string; reverse: string };
}

/**
 * The first coins both of whose sides can be read, to be shown: one broken photograph is no reason
 * to show nothing.
 *
 * @param wanted how many, at most
 */
export async function readableCoins(
  coins: readonly LabelledCoin[],
  layout: Layout,
  recipe: InputRecipe,
  wanted: number,
): Promise<ReadableCoin[]> {
  const found: ReadableCoin[] = [];
  for (const coin of coins) {
    if (found.length === wanted) break;
    const { obverse, reverse } = coin.sides;
    if (!obverse || !reverse) continue;
    const files = { obverse, reverse };
    const read = SIDES.map((side) => networkInputs(files[side], layout, [side], recipe));
    if ((await Promise.allSettled(read)).every(({ status }) => status === "fulfilled"))
      found.push({ ...coin, sides: files });
  }
  return found;
}
