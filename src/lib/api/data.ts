/**
 * Folders of photographs and their sheets.
 *
 * @module
 */
import { type OnProgress, type Random, random } from "../base/index";
import {
  type ClassPhotograph,
  type Fetched,
  type Inspection,
  type InspectOptions,
  type LabelledCoins,
  type LeftOut,
  type ListedSource,
  type PhotographReport,
  type SheetOptions,
  checkPhotographs,
  fetchSource,
  findManifest,
  inspectFolder,
  inspectionWords,
  listSources,
  loadDieLinks,
  sourceNotes,
} from "../data/index";
import type { Layout } from "../coins/index";
import { countProgress } from "./progress";
import { workspace } from "./workspace";

export {
  SIDES,
  coinsInFolder as listCoins,
  loadClassFolder as readClasses,
  mislabel,
} from "../data/index";

interface ReadCoinsOptions {
  /** Path of the sheet; else `die-links.*`, `die-labels.*`, or the folder's only sheet. */
  sheet?: string;
  /** Where the sides are in a photograph; halves, obverse left, where it is left out. */
  layout?: Layout;
  /** What overrules the conclusions about the sheet; else `folder.json` beside the photographs. */
  sheetOptions?: SheetOptions;
}

/**
 * The coins of a folder with their dies: photographs matched to the rows of a sheet, in its order.
 *
 * @returns the coins, and as `warnings` rows and photographs without a counterpart
 * @throws NumislabError "input" when there is no sheet, or none of its coins has a photograph
 */
export function readCoins(folder: string, options?: ReadCoinsOptions): Promise<LabelledCoins> {
  return loadDieLinks(folder, options);
}

/**
 * What is understood of a folder of coins and its sheet, before anything runs on it: layout, sides,
 * copies, the columns of the sheet, and what is not used and why.
 *
 * @param folder of photographs
 * @returns the conclusions, and `text`, the same as lines to print
 * @throws NumislabError "input" when there is no such folder or no photograph in it
 */
export async function inspect(
  folder: string,
  options?: InspectOptions,
): Promise<Inspection & { text: string }> {
  const inspection = await inspectFolder(folder, options);
  return { ...inspection, text: inspectionWords(inspection).join("\n") };
}

interface CheckOptions {
  /** What the folder holds that was not taken as a photograph; each is a finding. */
  leftOut?: readonly LeftOut[];
  onProgress?: OnProgress;
}

/**
 * Finds photographs that harm a training: files that cannot be read, pictures that are too small,
 * copies, and labels that look wrong. Nothing is removed or changed.
 *
 * @param photographs from `readClasses`
 */
export function check(
  photographs: readonly ClassPhotograph[],
  { leftOut, onProgress }: CheckOptions = {},
): Promise<PhotographReport> {
  return checkPhotographs(photographs, {
    leftOut,
    onProgress: countProgress("checking", onProgress),
  });
}

/** The sets of photographs that `fetch` knows, and how much of each is there. */
export function sources({ manifests = workspace().manifests, raw = workspace().raw } = {}): Promise<
  ListedSource[]
> {
  return listSources(manifests, raw);
}

interface FetchSetOptions {
  /** Folder that the set's own folder is made in; `data/raw` where it is left out. */
  raw?: string;
  /** A folder that holds the set in a folder of its name, used instead of the network. */
  mirror?: string;
  manifests?: string;
  /** Varies the pauses between attempts. */
  random?: Random;
  onProgress?: OnProgress;
}

/**
 * Downloads what is missing of a set of photographs, verifies every file, and resumes where an
 * earlier download ended.
 *
 * @param name from `sources`
 * @returns what came and what failed, and `notes` on licence and citation
 * @throws NumislabError "usage" when there is no such set
 */
async function fetchSet(
  name: string,
  {
    raw = workspace().raw,
    mirror,
    manifests = workspace().manifests,
    random: pauses = random(Date.now()),
    onProgress,
  }: FetchSetOptions = {},
): Promise<Fetched & { notes: string }> {
  const manifest = await findManifest(manifests, name);
  const out = `${raw}/${manifest.name}`;
  const fetched = await fetchSource(manifest, { out, mirror, random: pauses, onProgress });
  return { ...fetched, notes: sourceNotes(manifest) };
}

export { fetchSet as fetch };
