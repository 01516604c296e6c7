import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { NumislabError } from "../../base/index";

export const MADE_BY = "numislab strike simulator";
/**
 * Raise it whenever the same options give other pictures: kept sets of strikes are then made anew.
 */
export const VERSION = 2;
export const RECORD = "simulation.json";
export const SHEET = "die-links.xlsx";
export const TRUTH = "truth.json";

/** Half-written files that a kill left behind; write-file-atomic adds a number to the name. */
const UNFINISHED = /^(die-links\.xlsx|simulation\.json|truth\.json)\.\d+$/;
const MADE = {
  images: /^\d{3,6}(-obverse|-reverse)?\.jpg(\.\d+)?$/,
  maps: /^\d{3,6}-(obverse|reverse)-(height|normal|mask)\.png(\.\d+)?$/,
};

/** Makes the folder, or clears what an earlier simulation left in it. */
export async function makeRoom(dir: string): Promise<void> {
  try {
    await mkdir(dir, { recursive: true });
    const entries = await readdir(dir);
    const marked = (await readFile(join(dir, RECORD), "utf8").catch(() => "")).includes(
      `"madeBy": "${MADE_BY}"`,
    );
    if (!marked && entries.some((name) => !UNFINISHED.test(name)))
      throw new NumislabError(
        "input",
        `simulate: ${dir} is not empty and holds no earlier simulation. Name a new folder, or empty this one.`,
      );
    for (const [folder, ours] of Object.entries(MADE)) {
      const files = marked ? await readdir(join(dir, folder)).catch(() => []) : [];
      for (const name of files) if (ours.test(name)) await rm(join(dir, folder, name));
    }
    for (const name of entries)
      if (UNFINISHED.test(name) || (marked && (name === SHEET || name === TRUTH)))
        await rm(join(dir, name));
  } catch (error) {
    if (error instanceof NumislabError) throw error;
    throw new NumislabError(
      "input",
      `simulate: can't write into ${dir}: ${(error as Error).message}`,
      { cause: error },
    );
  }
}
