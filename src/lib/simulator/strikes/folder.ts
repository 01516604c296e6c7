import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { cannotWrite, isDraftOf, isOfLock, makeFolder, NumislabError } from "../../base/index";

export const MADE_BY = "numislab strike simulator";
/**
 * Raise it whenever the same options give other pictures: kept sets of strikes are then made again.
 */
export const VERSION = 2;
export const RECORD = "simulation.json";
export const SHEET = "die-links.xlsx";
export const TRUTH = "truth.json";
export const SPECIMENS = "specimens.csv";

const MADE = {
  images: /^\d{3,6}(-obverse|-reverse)?\.jpg$/,
  maps: /^\d{3,6}-(obverse|reverse)-(height|normal|mask)\.png$/,
};
const isTable = (name: string) => [SHEET, RECORD, TRUTH, SPECIMENS].includes(name);

/** Makes the folder, or clears what an earlier simulation left in it. */
export async function makeRoom(dir: string): Promise<void> {
  try {
    makeFolder(dir);
    const entries = (await readdir(dir)).filter((name) => !isOfLock(name));
    const marked = (await readFile(join(dir, RECORD), "utf8").catch(() => "")).includes(
      `"madeBy": "${MADE_BY}"`,
    );
    if (!marked && entries.some((name) => !isDraftOf(name, isTable)))
      throw new NumislabError(
        "input",
        `simulate: ${dir} is not empty and holds no earlier simulation. Name a new folder, or empty this one.`,
      );
    for (const [folder, ours] of Object.entries(MADE)) {
      const files = marked ? await readdir(join(dir, folder)).catch(() => []) : [];
      const isOurs = (name: string) => ours.test(name);
      for (const name of files)
        if (isOurs(name) || isDraftOf(name, isOurs)) await rm(join(dir, folder, name));
    }
    for (const name of entries)
      if (
        isDraftOf(name, isTable) ||
        (marked && (name === SHEET || name === TRUTH || name === SPECIMENS))
      )
        await rm(join(dir, name));
  } catch (error) {
    throw cannotWrite(dir, error);
  }
}
