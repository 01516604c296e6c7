import { existsSync } from "node:fs";
import { join } from "node:path";

/** Each data set that tests read: a file that it has, and what it adds to the tests. */
const SETS = {
  hoard: {
    file: "die-labels.csv",
    adds: "the coin finder, the die matcher and the Siamese network on 259 labelled coins",
  },
  "euro2-catalogue": {
    file: "catalogue.csv",
    adds: "the coin finder, the classifier and the catalogue on 269 pictures of designs",
  },
  "euro-denominations": {
    file: join("test", "2e"),
    adds: "the identifier on photographs of euro coins",
  },
  "several-coins": {
    file: "coins.csv",
    adds: "the finder of several coins on 97 photographs of euro coins",
  },
};

export type RealSet = keyof typeof SETS;

const raw = join(__dirname, "..", "data", "raw");

/**
 * Where a data set of real photographs lies: in the folder that `NUMISLAB_MIRROR` names, or where
 * `numislab data fetch` puts it. The folder is a path even where the set is missing, because the
 * body of a skipped `describe` runs: read from it in `beforeAll` or in a test only.
 */
export function realPhotographs(name: RealSet): { folder: string; missing: boolean } {
  const mirror = process.env.NUMISLAB_MIRROR;
  const folders = [...(mirror ? [join(mirror, name)] : []), join(raw, name)];
  const found = folders.find((folder) => existsSync(join(folder, SETS[name].file)));
  return { folder: found ?? join(raw, name), missing: found === undefined };
}

/** One line on the data sets that are missing and what they would add, or `null`. */
export function missingPhotographs(): string | null {
  const missing = (Object.keys(SETS) as RealSet[]).filter((name) => realPhotographs(name).missing);
  if (missing.length === 0) return null;
  const adds = missing.map((name) => `${name} (${SETS[name].adds})`).join(", ");
  return `Real photographs are not here; they would add tests: ${adds}. Get one with npx numislab data fetch NAME (all but several-coins), or name a folder of them in NUMISLAB_MIRROR.`;
}
