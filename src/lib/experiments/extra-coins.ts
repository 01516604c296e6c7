import { join } from "node:path";
import { simulatedFolder } from "../data/index";
import type { OnProgress } from "../progress";
import { readyCoins, type ReadyCoin } from "./ready-coins";
import type { SiameseConfig } from "./siamese-config";

/**
 * Simulated coins to train on beside those that are split: labelled links are rare, simulated ones are free. Their dies are
 * named so that none is taken for a die of the coins that are split.
 *
 * @returns no coins where the configuration wants none; `fingerprints` for run.json
 */
export async function extraCoins(
  { data: { extra }, input }: SiameseConfig,
  root: string,
  onProgress: OnProgress | undefined,
  cache: string,
): Promise<{ coins: ReadyCoin[]; fingerprints: Record<string, string>; warnings: string[] }> {
  if (extra.coins === 0) return { coins: [], fingerprints: {}, warnings: [] };
  const stage = "striking and photographing extra coins";
  const folder = await simulatedFolder(join(root, "data", "raw"), extra, (done, total) => onProgress?.({ stage, done, total }));
  const { coins, fingerprints, warnings } = await readyCoins(folder, { layout: "halves" }, input, onProgress, cache);
  return {
    coins: coins.map((coin) => ({ ...coin, obverseDie: `extra ${coin.obverseDie}`, reverseDie: `extra ${coin.reverseDie}` })),
    fingerprints: { extra: fingerprints.photographs },
    warnings: warnings.map((warning) => `extra coins: ${warning}`),
  };
}
