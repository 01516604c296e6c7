import { basename, join, resolve } from "node:path";
import type { Layout, Side } from "../coins/index";
import { NumislabError, shellWord } from "../base/index";
import { photographFolder } from "../data/index";
import { readStudySource, SPECIMEN_VERDICTS, STUDY_FILE } from "../diestudy/index";
import { isFile } from "./is-file";

/** A die study as it lies in its folder, with the photographs that it was made from. */
export interface ReviewStudy {
  folder: string;
  name: string;
  layout: Layout;
  anyRotation: boolean;
  /** Where the verdicts are kept. */
  verdicts: string;
  /** Where verdicts on specimens are kept. */
  specimenVerdicts: string;
  coins: { name: string; sides: { [side in Side]?: string } }[];
}

/**
 * Finds a study and its photographs.
 *
 * @param photographs  where they are now, if they were moved
 * @throws NumislabError "input" where there is no finished study, or a photograph is missing
 */
export async function openStudy(dir: string, photographs?: string): Promise<ReviewStudy> {
  const folder = resolve(dir);
  const source = await readStudySource(folder);
  if (source === null)
    throw new NumislabError(
      "input",
      `${folder} holds no finished die study (there is no ${STUDY_FILE} in it): make one with \`npx numislab die-study PHOTOGRAPHS --out ${shellWord(dir)}\`.`,
    );
  const place = await photographFolder(
    photographs === undefined ? source.folder : resolve(photographs),
  ).catch(() => null);
  const moved = `The photographs of this study were in ${source.folder}`;
  if (place === null)
    throw new NumislabError(
      "input",
      `${moved}: ${photographs ?? "that folder"} is not there. Name their folder with --photographs.`,
    );
  const coins = source.coins.map(({ name, sides }) => ({
    name,
    sides: Object.fromEntries(
      Object.entries(sides).map(([side, photograph]) => [side, join(place, photograph!.file)]),
    ) as { [side in Side]?: string },
  }));
  const files = [...new Set(coins.flatMap(({ sides }) => Object.values(sides)))];
  const missing = (
    await Promise.all(files.map(async (file) => ((await isFile(file)) ? [] : [basename(file)])))
  ).flat();
  if (missing.length > 0)
    throw new NumislabError(
      "input",
      `${moved}; of ${files.length}, ${missing.length} are not in ${place} (${missing.slice(0, 3).join(", ")}${missing.length > 3 ? " …" : ""}): name the folder that holds them with --photographs.`,
    );
  return {
    folder,
    name: basename(folder),
    layout: source.layout,
    anyRotation: source.anyRotation,
    verdicts: join(folder, "verdicts.csv"),
    specimenVerdicts: join(folder, SPECIMEN_VERDICTS),
    coins,
  };
}
