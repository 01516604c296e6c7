import { join } from "node:path";
import { simulatedFolder } from "../../simulator/index";
import type { OnProgress } from "../../base/index";
import { readyCoins, type ReadyCoin } from "./ready-coins";
import type { SiameseConfig } from "../../runs/index";

/** Coins beside those of the data set, and what run.json and the report say of them. */
export interface ExtraCoins {
  coins: ReadyCoin[];
  /** sha256 by what it is of; empty without extra coins. */
  fingerprints: Record<string, string>;
  warnings: string[];
}

/**
 * Simulated coins to train on beside those that are split: labelled links are rare, simulated ones
 * are free. Each hoard has coin types of its own. Dies are named so that none is taken for a die of
 * another hoard or of the coins that are split.
 */
export async function extraCoins(
  { data: { extra }, input }: SiameseConfig,
  root: string,
  onProgress: OnProgress | undefined,
  cache: string,
): Promise<ExtraCoins> {
  const all: ExtraCoins = { coins: [], fingerprints: {}, warnings: [] };
  const { coins, width, hoards, upright } = extra;
  for (let seed = extra.seed; coins > 0 && seed < extra.seed + hoards; seed++) {
    const stage = `striking and photographing extra hoard ${seed}`;
    const folder = await simulatedFolder(
      join(root, "data", "raw"),
      { coins, seed, width, upright },
      (done, total) => onProgress?.({ stage, done, total }),
    );
    const ready = await readyCoins(folder, { layout: "halves" }, input, onProgress, cache);
    const name = `extra hoard ${seed}`;
    for (const coin of ready.coins)
      all.coins.push({
        ...coin,
        hoard: name,
        obverseDie: `${name} ${coin.obverseDie}`,
        reverseDie: `${name} ${coin.reverseDie}`,
      });
    for (const warning of ready.warnings) all.warnings.push(`${name}: ${warning}`);
    all.fingerprints[name] = ready.fingerprints.photographs;
  }
  return all;
}
