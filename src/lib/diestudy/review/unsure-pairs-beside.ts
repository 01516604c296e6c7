import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Pair } from "../../coins/index";
import { readUnsurePairs } from "../../data/index";

/**
 * The pairs that a sheet's makers could not decide: `unsure-pairs.csv` beside the sheet; none where
 * there is no such file.
 *
 * @throws NumislabError "input" naming the row that cannot be read
 */
export async function unsurePairsBeside(sheet: string): Promise<Pair[]> {
  const file = join(dirname(sheet), "unsure-pairs.csv");
  return existsSync(file) ? readUnsurePairs(file) : [];
}
