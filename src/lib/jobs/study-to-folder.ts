import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  changeInWords,
  checkSameStudy,
  dieStudy,
  lockStudy,
  readEarlierDies,
  SPECIMEN_VERDICTS,
  STUDY_FILE,
  STUDY_FILES,
  studySource,
  writeStudy,
  type DieStudy,
  type DieStudyOptions,
  type EarlierDies,
  type StudySource,
} from "../diestudy/index";
import type { Side } from "../coins/index";
import { SIDES } from "../data/index";
import type { Engine } from "../engine/index";
import { provenance } from "../runs/index";
import { random } from "../base/index";
import { studyReport } from "../report/index";
import { requireStudyFolder } from "./require-study-folder";

export interface StudyToFolderOptions extends Omit<
  DieStudyOptions,
  "verdicts" | "specimenVerdicts" | "random" | "earlier"
> {
  seed?: number;
  /**
   * The project's folder, and what `startEngine` answered: study.json and the report tell what a
   * study was made with.
   */
  root: string;
  engine: Engine;
}

/**
 * A die study of a folder of photographs, written into a folder with its report. The same call on a
 * study that was killed resumes where it stopped, and ends with the same files; a verdicts.csv in
 * the folder is respected.
 *
 * @throws NumislabError "input" as `dieStudy` does, and where the folder holds a study of other
 *   photographs; "state" while another process works on it
 */
export async function studyToFolder(
  dir: string,
  out: string,
  { seed = 1, root, engine, ...options }: StudyToFolderOptions,
): Promise<{ study: DieStudy; source: StudySource; files: string[] }> {
  requireStudyFolder(out, options);
  const { layout, anyRotation, sheet, types, known } = options;
  const sourceOptions = { layout, anyRotation, sheet, types, also: known?.coins };
  // before the long work, where there is a study that it could be of other photographs than
  if (existsSync(join(out, STUDY_FILE)))
    await checkSameStudy(out, await studySource(dir, sourceOptions));
  const release = await lockStudy(out, STUDY_FILES);
  try {
    const earlier = (await readEarlierDies(out)) ?? undefined;
    const made = await dieStudy(dir, {
      ...options,
      earlier,
      verdicts: join(out, "verdicts.csv"),
      specimenVerdicts: join(out, SPECIMEN_VERDICTS),
      random: random(seed),
    });
    const source = await studySource(dir, {
      ...sourceOptions,
      anyRotation: made.rotation?.rotation === "any",
      known: made.digests,
    });
    const changed = await checkSameStudy(out, source); // a photograph may have changed since
    const study = withChanges(made, changed);
    const madeWith = provenance(root, engine);
    const report = await studyReport(study, source, madeWith, join(out, "report.html"));
    const files = await writeStudy(study, out, {
      "report.html": report,
      [STUDY_FILE]: `${JSON.stringify({ ...source, highestDies: highestDies(study, earlier), changes: study.changes, method: options.method ?? "registration", seed, madeWith }, null, 1)}\n`,
    });
    return { study, source, files };
  } finally {
    release();
  }
}

/** The study with what has changed since the one that it replaces among its warnings. */
function withChanges(study: DieStudy, photographs: readonly string[]): DieStudy {
  // a coin that came is no news of a die that it made new: this is told in `changes` alone
  const told = study.changes.filter(({ kind }) => kind !== "new");
  return { ...study, warnings: [...study.warnings, ...photographs, ...told.map(changeInWords)] };
}

/** The highest number that a die of each side ever had, for study.json. */
function highestDies({ sides }: DieStudy, earlier?: Record<Side, EarlierDies>) {
  return Object.fromEntries(
    SIDES.map((side) => [side, sides[side]?.highest ?? earlier?.[side].highest ?? 0]),
  );
}
