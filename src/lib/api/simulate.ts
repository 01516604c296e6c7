/**
 * Simulated coins and photographs. Metrics on them are labelled as simulated.
 *
 * @module
 */
import type { OnProgress } from "../base/index";
import { simulatedCatalogue } from "../catalogue/index";
import {
  type ShowcaseSheet,
  simulatedEuroFolder,
  simulatedFolder,
  simulatorShowcase,
} from "../simulator/index";
import { countProgress } from "./progress";
import { workspace } from "./workspace";

export { simulatedPhotographs as photographs } from "../catalogue/index";

interface SimulateOptions {
  /** Folder that the set is made in; `data/raw` where it is left out. */
  raw?: string;
  onProgress?: OnProgress;
}

/**
 * A folder of simulated ancient coins, obverse left and reverse right, with a sheet of die links.
 * It is made where it is not there yet.
 *
 * @param strikes.width of a photograph, in pixels
 * @param strikes.upright every coin lies upright; otherwise turned by up to 6 degrees
 * @returns the folder, named for what it was made from
 */
export function coins(
  strikes: { coins: number; seed: number; width: number; upright?: boolean },
  { raw = workspace().raw, onProgress }: SimulateOptions = {},
): Promise<string> {
  return simulatedFolder(raw, strikes, countProgress("simulating", onProgress));
}

/**
 * A folder of simulated photographs of four 2-euro coins, sorted into classes. It is made where it
 * is not there yet.
 *
 * @returns the folder, named for what it was made from
 */
export function euros(
  set: { photographs: number; seed: number },
  { raw = workspace().raw, onProgress }: SimulateOptions = {},
): Promise<string> {
  return simulatedEuroFolder(raw, set, countProgress("simulating", onProgress));
}

/**
 * A catalogue of the four simulated designs, for `identify.loadCatalogue`. It is made where it is
 * not there yet.
 *
 * @returns the catalogue's folder
 */
export function catalogue({ raw = workspace().raw }: { raw?: string } = {}): Promise<string> {
  return simulatedCatalogue(raw);
}

interface ShowcaseOptions {
  seed?: number;
  /** Of a coin's picture of both sides, in pixels. */
  width?: number;
}

/**
 * What the simulator does, on contact sheets: strikes from a die as it ages, dies of one type by
 * several hands, the types of a hoard, and the maps behind a picture.
 */
export function showcase({ seed = 1, width = 1280 }: ShowcaseOptions = {}): Promise<
  ShowcaseSheet[]
> {
  return simulatorShowcase(seed, width);
}
