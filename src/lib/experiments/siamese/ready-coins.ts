import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Layout, Side } from "../../coins/index";
import {
  loadDieLinks,
  pairKey,
  readUnsurePairs,
  SIDES,
  undecidedPairs,
  type LabelledCoin,
  type SheetOptions,
} from "../../data/index";
import { diesShown, sidesNotShown } from "../sides-shown";
import { simulatedFolder } from "../../simulator/index";
import { NumislabError, type OnProgress } from "../../base/index";
import {
  readInputs,
  type InputRecipe,
  type PhotographRead,
  type PhotographToRead,
} from "../../models/index";
import { fingerprint, fingerprintOf, type SiameseConfig } from "../../runs/index";

/**
 * A labelled coin and both its sides as a network sees them. The die of a side that is not
 * photographed counts as unknown, so that no pair is made of it; instead of its picture stands the
 * other side's, which keeps every list as long as the coins.
 */
export interface ReadyCoin extends LabelledCoin {
  pictures: Record<Side, Float32Array>;
  /** The extra hoard that it is from; left out for the coins of the data set. */
  hoard?: string;
  /** Whether its dies are not known, so that they are taken for dies of its own. */
  unlabelled?: boolean;
}

/** The coins of a folder, ready for a network. */
export interface ReadyCoins {
  coins: ReadyCoin[];
  /** Keys (see `pairKey`) of pairs that nobody could decide. */
  leftOut: Set<string>;
  /** Coins of the sheet that could not be used. */
  refused: { coin: string; why: string }[];
  /**
   * What a user should look at: bad rows, coins without a photograph, photographs without a coin.
   */
  warnings: string[];
  /** sha256 of sheet and photographs. */
  fingerprints: Record<string, string>;
  /** Whether the photographs are simulated. */
  simulated: boolean;
}

/**
 * The folder of photographs that a configuration names; simulated strikes are made where they are
 * not there yet.
 */
export async function dataFolder(
  { data }: SiameseConfig,
  root: string,
  onProgress?: OnProgress,
): Promise<string> {
  if (data.folder !== null) return resolve(root, data.folder);
  return simulatedFolder(join(root, "data", "raw"), data.simulated, (done, total) =>
    onProgress?.({ stage: "striking and photographing simulated coins", done, total }),
  );
}

/**
 * Reads the photographs and the sheet of a folder. A photograph that shows no coin is named in the
 * warnings and left out; processing continues with the rest.
 *
 * @param cache folder in which prepared photographs are kept (see `readInputs`)
 * @throws NumislabError "input" where fewer than 2 coins are left
 */
export async function readyCoins(
  folder: string,
  {
    sheet,
    sheetOptions,
    unsure,
    layout,
  }: {
    sheet?: string | null;
    /** What overrules the reader of the sheet. */
    sheetOptions?: SheetOptions | null;
    unsure?: string | null;
    layout: Layout;
  },
  recipe: InputRecipe,
  onProgress?: OnProgress,
  cache?: string,
): Promise<ReadyCoins> {
  const labelled = await loadDieLinks(folder, {
    sheet: sheet ?? undefined,
    sheetOptions: sheetOptions ?? undefined,
    layout,
  });
  const warnings = [...labelled.warnings];
  const stage = "reading and normalising photographs";
  const photographs = labelled.coins.map((coin) => photographsOf(coin, layout));
  const read = await readInputs(photographs.flat(), layout, recipe, {
    cache,
    onProgress: (done, total) => onProgress?.({ stage, done, total }),
  });
  let next = 0;
  const coins: ReadyCoin[] = [];
  const refused: ReadyCoins["refused"] = [];
  for (const [i, coin] of labelled.coins.entries()) {
    const its = read.slice(next, (next += photographs[i].length));
    try {
      const pictures = picturesOf(coin, its, warnings);
      coins.push({ ...coin, ...diesShown(coin), pictures });
    } catch (error) {
      if (!(error instanceof NumislabError)) throw error;
      refused.push({ coin: coin.name, why: error.message });
      warnings.push(`coin ${coin.name} is left out: ${error.message}`);
    }
  }
  if (coins.length < 2) {
    throw new NumislabError(
      "input",
      `${folder}: ${coins.length} of ${labelled.coins.length} coins can be used. ${warnings.slice(0, 5).join("; ")}`,
    );
  }
  warnings.push(...sidesNotShown(coins));
  const pairsFile = unsure ?? join(folder, "unsure-pairs.csv");
  const unsurePairs = [
    ...(unsure || existsSync(pairsFile) ? await readUnsurePairs(pairsFile) : []),
    ...undecidedPairs(labelled.coins, labelled.reading.undecided),
  ];
  return {
    coins,
    leftOut: new Set(unsurePairs.map(({ side, a, b }) => pairKey(side, a, b))),
    refused,
    warnings,
    fingerprints: {
      sheet: fingerprint([labelled.sheet]),
      photographs: fingerprintOf(read.flatMap(({ sha256 }) => sha256 ?? [])),
    },
    simulated: existsSync(join(folder, "simulation.json")),
  };
}

/** The photographs that show a coin: one, or one of each side that is photographed. */
export function photographsOf(
  { sides: { obverse, reverse } }: Pick<LabelledCoin, "sides">,
  layout: Layout,
): PhotographToRead[] {
  if (layout !== "single" && obverse) return [{ file: obverse, sides: SIDES }];
  return [
    ...(obverse ? [{ file: obverse, sides: ["obverse" as const] }] : []),
    ...(reverse ? [{ file: reverse, sides: ["reverse" as const] }] : []),
  ];
}

/** The network's pictures of a coin's sides. @throws the refusal of a photograph of it */
export function picturesOf(
  { name }: Pick<LabelledCoin, "name">,
  read: readonly PhotographRead[],
  warnings: string[],
): Record<Side, Float32Array> {
  for (const { refusal } of read) if (refusal) throw refusal;
  const inputs = read.flatMap((photograph) => photograph.inputs);
  for (const input of inputs)
    for (const warning of input.warnings) warnings.push(`coin ${name}, ${input.side}: ${warning}`);
  const pictures: { [side in Side]?: Float32Array } = Object.fromEntries(
    inputs.map(({ side, picture }) => [side, picture]),
  );
  const one = (pictures.obverse ?? pictures.reverse)!;
  return { obverse: one, reverse: one, ...pictures };
}
