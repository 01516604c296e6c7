import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Layout, Side } from "../coins/index";
import { loadDieLinks, pairKey, readUnsurePairs, SIDES, simulatedFolder, type LabelledCoin } from "../data/index";
import { NumislabError } from "../errors";
import { networkInputs, type InputRecipe } from "../models/index";
import type { OnProgress } from "../progress";
import type { SiameseConfig } from "./config";
import { fingerprint } from "./provenance";

/** A labelled coin and both its sides as a network sees them. */
export interface ReadyCoin extends LabelledCoin {
  pictures: Record<Side, Float32Array>;
}

/** The coins of a folder, ready for a network. */
export interface ReadyCoins {
  coins: ReadyCoin[];
  /** Keys (see `pairKey`) of pairs that nobody could decide. */
  leftOut: Set<string>;
  /** What a user should look at: bad rows, coins without a photograph, photographs without a coin. */
  warnings: string[];
  /** sha256 of sheet and photographs. */
  fingerprints: Record<string, string>;
  /** Whether the photographs are simulated. */
  simulated: boolean;
}

/** The folder of photographs that a configuration names; simulated strikes are made where they are not there yet. */
export async function dataFolder({ data }: SiameseConfig, root: string, onProgress?: OnProgress): Promise<string> {
  if (data.folder !== null) return resolve(root, data.folder);
  return simulatedFolder(join(root, "data", "raw"), data.simulated, (done, total) =>
    onProgress?.({ stage: "striking and photographing simulated coins", done, total }),
  );
}

/**
 * Reads the photographs and the sheet of a folder. A photograph that shows no coin is named in the warnings and left
 * out; the rest goes on.
 *
 * @throws NumislabError "input" where fewer than 2 coins are left
 */
export async function readyCoins(
  folder: string,
  { sheet, unsure, layout }: { sheet?: string | null; unsure?: string | null; layout: Layout },
  recipe: InputRecipe,
  onProgress?: OnProgress,
): Promise<ReadyCoins> {
  const labelled = await loadDieLinks(folder, { sheet: sheet ?? undefined, layout });
  const warnings = [...labelled.warnings];
  const stage = "reading and normalising photographs";
  const coins: ReadyCoin[] = [];
  for (const [i, coin] of labelled.coins.entries()) {
    onProgress?.({ stage, done: i, total: labelled.coins.length });
    try {
      coins.push({ ...coin, pictures: await picturesOf(coin, layout, recipe, warnings) });
    } catch (error) {
      if (!(error instanceof NumislabError)) throw error;
      warnings.push(`coin ${coin.name} is left out: ${error.message}`);
    }
  }
  onProgress?.({ stage, done: labelled.coins.length, total: labelled.coins.length });
  if (coins.length < 2) {
    throw new NumislabError("input", `${folder}: ${coins.length} of ${labelled.coins.length} coins can be used. ${warnings.slice(0, 5).join("; ")}`);
  }
  const pairsFile = unsure ?? join(folder, "unsure-pairs.csv");
  const unsurePairs = unsure || existsSync(pairsFile) ? await readUnsurePairs(pairsFile) : [];
  return {
    coins,
    leftOut: new Set(unsurePairs.map(({ side, coinA, coinB }) => pairKey(side, coinA, coinB))),
    warnings,
    fingerprints: {
      sheet: fingerprint([labelled.sheet]),
      photographs: fingerprint(labelled.coins.flatMap(({ sides }) => [...new Set(Object.values(sides))])),
    },
    simulated: existsSync(join(folder, "simulation.json")),
  };
}

async function picturesOf(
  { name, sides }: LabelledCoin,
  layout: Layout,
  recipe: InputRecipe,
  warnings: string[],
): Promise<Record<Side, Float32Array>> {
  const { obverse, reverse } = sides;
  if (!obverse || !reverse) throw new NumislabError("input", `it has no photograph of its ${obverse ? "reverse" : "obverse"}`);
  const inputs =
    layout === "halves"
      ? await networkInputs(obverse, layout, SIDES, recipe)
      : (await Promise.all(SIDES.map((side) => networkInputs(sides[side]!, layout, [side], recipe)))).flat();
  for (const input of inputs) for (const warning of input.warnings) warnings.push(`coin ${name}, ${input.side}: ${warning}`);
  return Object.fromEntries(inputs.map(({ side, picture }) => [side, picture])) as Record<Side, Float32Array>;
}
