import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createdOnce } from "../base/index";
import { simulateEuro } from "./euro/write";

/**
 * A folder of simulated 2-euro photographs below `raw`, made where it is not there yet or was left
 * unfinished: the classifier's default data set, named for what it was made from.
 */
export async function simulatedEuroFolder(
  raw: string,
  options: { photographs: number; seed: number },
  onProgress?: (done: number, total: number) => void,
): Promise<string> {
  const { photographs, seed } = options;
  const folder = join(raw, `simulated-${photographs}-euro-photographs-seed-${seed}`);
  return createdOnce(folder, isComplete, (own) =>
    simulateEuro(own, { photographs, seed, onProgress }),
  );
}

function isComplete(folder: string): boolean {
  try {
    return JSON.parse(readFileSync(join(folder, "simulation.json"), "utf8")).complete === true;
  } catch {
    return false; // none yet, or one that was interrupted
  }
}
