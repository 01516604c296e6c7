import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Layout, Side } from "../coins/index";
import {
  loadDieLinks,
  pairKey,
  readUnsurePairs,
  SIDES,
  undecidedPairs,
  type LabelledCoin,
  type SheetOptions,
} from "../data/index";
import { NumislabError, type OnProgress } from "../base/index";
import type { Matcher, NamedSide } from "../matchers/index";
import { diesShown, sidesNotShown } from "./sides-shown";
import type { ReadyCoins } from "./siamese/ready-coins";

/** The coins of a labelled folder as a matcher sees them. */
export interface LabelledSides extends Omit<ReadyCoins, "coins" | "fingerprints"> {
  coins: LabelledCoin[];
  /** The sides of every coin that are photographed; coins are called by their positions. */
  sides: NamedSide<unknown>[];
}

export interface LabelledSidesOptions {
  sheet?: string | null;
  sheetOptions?: SheetOptions;
  layout: Layout;
  onProgress?: OnProgress;
}

/**
 * Reads a folder of photographs with a sheet of die links for a matcher, as `readyCoins` does for a
 * network: coins that cannot be used are named in the warnings and left out.
 *
 * @throws NumislabError "input" where fewer than 2 coins are left
 */
export async function labelledSides(
  matcher: Matcher,
  folder: string,
  { sheet, sheetOptions, layout, onProgress }: LabelledSidesOptions,
): Promise<LabelledSides> {
  const labelled = await loadDieLinks(folder, { sheet: sheet ?? undefined, sheetOptions, layout });
  const warnings = [...labelled.warnings];
  const photographs = labelled.coins.map((coin) => photographsOf(coin, layout));
  const read = await matcher.prepare(photographs.flat(), layout, onProgress);
  const coins: LabelledCoin[] = [];
  const sides: NamedSide<unknown>[] = [];
  const refused: ReadyCoins["refused"] = [];
  let next = 0;
  for (const [i, coin] of labelled.coins.entries()) {
    const its = read.slice(next, (next += photographs[i].length));
    const why = its.find(({ refusal }) => refusal)?.refusal?.message ?? null;
    if (why !== null) {
      refused.push({ coin: coin.name, why });
      warnings.push(`coin ${coin.name} is left out: ${why}`);
      continue;
    }
    for (const { side, seen, warnings: own } of its.flatMap((photograph) => photograph.sides)) {
      sides.push({ coin: String(coins.length), side, seen });
      for (const warning of own) warnings.push(`coin ${coin.name}, ${side}: ${warning}`);
    }
    coins.push({ ...coin, ...diesShown(coin) });
  }
  if (coins.length < 2)
    throw new NumislabError(
      "input",
      `${folder}: ${coins.length} of ${labelled.coins.length} coins can be used. ${warnings.slice(0, 5).join("; ")}`,
    );
  warnings.push(...sidesNotShown(coins));
  const pairsFile = join(folder, "unsure-pairs.csv");
  const unsure = [
    ...(existsSync(pairsFile) ? await readUnsurePairs(pairsFile) : []),
    ...undecidedPairs(labelled.coins, labelled.reading.undecided),
  ];
  return {
    coins,
    sides,
    leftOut: new Set(unsure.map(({ side, a, b }) => pairKey(side, a, b))),
    refused,
    warnings,
    simulated: existsSync(join(folder, "simulation.json")),
  };
}

/** One photograph of both sides, or one of each that is photographed. */
function photographsOf({ sides: { obverse, reverse } }: LabelledCoin, layout: Layout) {
  if (layout !== "single" && obverse) return [{ file: obverse, sides: SIDES }];
  return [
    ...(obverse ? [{ file: obverse, sides: ["obverse"] as Side[] }] : []),
    ...(reverse ? [{ file: reverse, sides: ["reverse"] as Side[] }] : []),
  ];
}
