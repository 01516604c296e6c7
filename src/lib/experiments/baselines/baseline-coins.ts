import type { Layout, Side } from "../../coins/index";
import { diePairs, SIDES, type DiePairs, type LabelledCoin } from "../../data/index";
import { NumislabError, type OnProgress, random } from "../../base/index";
import {
  readSides,
  startWorkers,
  type MatchSide,
  type PhotographOfSides,
} from "../../matchers/index";
import type { ReadyCoins } from "../siamese/ready-coins";
import { splitCoins } from "../siamese/split-coins";
import { siameseConfig } from "../../runs/index";

/** Every labelled pair of one side, by positions in the list of coins. */
export interface LabelledPairs extends Omit<DiePairs, "side"> {
  /**
   * Whether both coins carry the same legend or are of the same type, as the sheet says; null where
   * it does not.
   */
  alike: boolean[] | null;
}

/** Coins that every baseline is tested on. */
export interface BaselineCoins {
  coins: LabelledCoin[];
  /** Of each coin: one photograph of both sides, or one a side. */
  photographs: PhotographOfSides[][];
  layout: Layout;
  /** Relief of each coin, by side. */
  sides: Record<Side, MatchSide[]>;
  pairs: Record<Side, LabelledPairs>;
  /** The fold of each coin; no die lies in two. */
  foldOf: number[];
  warnings: string[];
}

/**
 * The coins that networks can see, with their relief as the matcher sees it, every labelled pair,
 * and the folds.
 *
 * @param ready the coins as a network sees them; the folds are those that a run on these coins has
 *   by default
 * @param cache folder in which reliefs are kept
 */
export async function baselineCoins(
  ready: ReadyCoins,
  layout: Layout,
  cache: string | undefined,
  onProgress: OnProgress | undefined,
): Promise<BaselineCoins> {
  const { coins } = ready;
  const photographs = coins.map(({ sides }): PhotographOfSides[] =>
    layout !== "single"
      ? [{ file: sides.obverse!, sides: SIDES }]
      : SIDES.flatMap((side) => {
          const file = sides[side];
          return file ? [{ file, sides: [side] }] : [];
        }),
  );
  const workers = startWorkers();
  const read = await readSides(photographs.flat(), layout, workers, {
    cache,
    onProgress: (done, total) => onProgress?.({ stage: "reading reliefs", done, total }),
  }).finally(() => workers.close());
  for (const { refusal } of read)
    if (refusal)
      throw new NumislabError(
        "input",
        `${refusal.message} A network can see this coin, the matcher cannot: take it out of the sheet.`,
      );
  let next = 0;
  const seen = photographs.map((own) =>
    read.slice(next, (next += own.length)).flatMap(({ sides }) => sides),
  );
  // as in `ReadyCoin`, the other side stands for one that is not photographed; no pair is made of it
  const reliefs = (wanted: Side) =>
    seen.map((sides) => (sides.find(({ side }) => side === wanted) ?? sides[0]).seen);
  const { folds, seed } = siameseConfig.shape.split.parse({});
  const { members } = splitCoins(coins, folds, random(seed));
  const foldOf = coins.map((_, i) => members.findIndex((own) => own.includes(i)));
  const pairsOf = (side: Side): LabelledPairs => {
    const { a, b, same } = diePairs(coins, side, undefined, ready.leftOut);
    const designs = coins.map((coin) => designOf(coin, side));
    return {
      a,
      b,
      same,
      alike: designs.some((design) => design !== null)
        ? a.map((first, i) => designs[first] !== null && designs[first] === designs[b[i]])
        : null,
    };
  };
  return {
    coins: coins.map(({ pictures: _, ...coin }) => coin),
    photographs,
    layout,
    sides: { obverse: reliefs("obverse"), reverse: reliefs("reverse") },
    pairs: { obverse: pairsOf("obverse"), reverse: pairsOf("reverse") },
    foldOf,
    warnings: ready.warnings,
  };
}

/**
 * What a sheet says of the design of one side, in a column such as 'obverse legend' or 'reverse
 * type'; spaces do not count.
 */
export function designOf({ extra = {} }: LabelledCoin, side: Side): string | null {
  const heading = Object.keys(extra).find((name) =>
    new RegExp(`^${side}[\\s_-]*(legend|type)$`, "i").test(name.trim()),
  );
  const text = heading === undefined ? "" : extra[heading].replace(/\s/g, "").toLowerCase();
  return text === "" ? null : text;
}
