import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  checkSameStudy,
  dieStudy,
  lockStudy,
  STUDY_FILE,
  STUDY_FILES,
  studySource,
  writeStudy,
  type DieStudy,
  type DieStudyOptions,
  type StudySource,
} from "../diestudy/index";
import type { Engine } from "../engine/index";
import { provenance } from "../runs/index";
import { random } from "../base/index";
import { studyReport } from "../report/index";
import { requireStudyFolder } from "./require-study-folder";

export interface StudyToFolderOptions extends Omit<DieStudyOptions, "verdicts" | "random"> {
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
  // before the long work, where there is a study that it could be of other photographs than
  if (existsSync(join(out, STUDY_FILE))) await checkSameStudy(out, await studySource(dir, options));
  const release = await lockStudy(out, STUDY_FILES);
  try {
    const study = await dieStudy(dir, {
      ...options,
      verdicts: join(out, "verdicts.csv"),
      random: random(seed),
    });
    const source = await studySource(dir, {
      ...options,
      anyRotation: study.rotation?.rotation === "any",
      known: study.digests,
    });
    await checkSameStudy(out, source); // a photograph may have changed since
    const madeWith = provenance(root, engine);
    const report = await studyReport(study, source, madeWith);
    const files = await writeStudy(study, out, {
      "report.html": report,
      [STUDY_FILE]: `${JSON.stringify({ ...source, method: options.method ?? "registration", seed, madeWith }, null, 1)}\n`,
    });
    return { study, source, files };
  } finally {
    release();
  }
}
