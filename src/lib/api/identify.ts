/**
 * Which coin is it? Identification against a catalogue with a picture of each design.
 *
 * @module
 */
import type { OnProgress } from "../base/index";
import {
  type Catalogue,
  type JudgedPhotograph,
  type KnownPhotograph,
  evaluateIdentification,
  identificationMetrics,
  loadCatalogue as load,
} from "../catalogue/index";
import { workspace } from "./workspace";

export {
  alignedOverlay as overlay,
  answerWords as text,
  identifyPicture as coins,
  outlinedPhotograph as outlined,
} from "../catalogue/index";
export { writeIdentificationPage as page } from "../report/index";

interface LoadOptions {
  /** Folder of prepared pictures; `.cache/catalogue` where it is left out. */
  cache?: string;
  onProgress?: OnProgress;
}

/**
 * Reads a catalogue: a folder of pictures, one or more a design, with a sheet catalogue.csv. A
 * picture that cannot be read, or shows no coin, is left out and named in `notes`.
 *
 * @throws NumislabError "input" where no picture can be used
 */
export function loadCatalogue(
  folder: string,
  { cache = workspace().cache("catalogue"), onProgress }: LoadOptions = {},
): Promise<Catalogue> {
  return load(folder, { cache, onProgress });
}

/**
 * Identifies known photographs; the first coin of each counts.
 *
 * @returns the answers, and the shares whose design is first and among the first five, each with a
 *   95 % Wilson interval
 */
export async function evaluate(
  catalogue: Catalogue,
  photographs: readonly KnownPhotograph[],
  { onProgress }: { onProgress?: OnProgress } = {},
): Promise<{ judged: JudgedPhotograph[] } & ReturnType<typeof identificationMetrics>> {
  const judged = await evaluateIdentification(catalogue, photographs, { onProgress });
  return { judged, ...identificationMetrics(judged) };
}
