import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createdOnce } from "../base/index";
import { simulateHoard } from "./strikes/write";
import { VERSION as SIMULATOR_VERSION } from "./strikes/folder";

/**
 * A folder of simulated strikes below `raw`, made where it is not there yet, was left unfinished or
 * is an older simulator's: the default data set, named for what it was made from.
 *
 * @param options.upright every coin lies upright; otherwise turned by up to 6 degrees
 */
export async function simulatedFolder(
  raw: string,
  options: { coins: number; seed: number; width: number; upright?: boolean },
  onProgress?: (done: number, total: number) => void,
): Promise<string> {
  const { coins, seed, width, upright } = options;
  const folder = join(
    raw,
    `simulated-${coins}-coins-seed-${seed}-${width}px${upright ? "-upright" : ""}`,
  );
  return createdOnce(folder, isComplete, (own) =>
    simulateHoard(own, { coins, seed, width, rotation: upright ? 0 : undefined, onProgress }),
  );
}

function isComplete(folder: string): boolean {
  try {
    const { complete, version } = JSON.parse(readFileSync(join(folder, "simulation.json"), "utf8"));
    return complete === true && version === SIMULATOR_VERSION;
  } catch {
    return false; // none yet
  }
}
