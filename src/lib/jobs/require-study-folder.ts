import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { NumislabError, refuseRunFolder, requireOwnOutput } from "../base/index";
import { STUDY_FILE, STUDY_FILES } from "../diestudy/index";

/** The first two columns of a study's tables. */
const TABLES = {
  "dies.csv": ["coin", "obverse_die"],
  "pairs.csv": ["coin_a", "coin_b"],
  "review.csv": ["side", "coin_a"],
  "contradictions.csv": ["side", "coin_a"],
  "specimens.csv": ["coin_a", "coin_b"],
} as const;

/**
 * Refuses a folder in which a study would write over files that are not a study's: a sheet of dies,
 * the tables of a run.
 *
 * @param options.sheet and `types`: files that the study reads
 * @throws NumislabError "usage" naming the file
 */
export function requireStudyFolder(
  out: string,
  { sheet, types }: { sheet?: string; types?: string },
): void {
  for (const read of [sheet, types]) {
    const within = read === undefined ? "" : relative(out, read);
    if ((STUDY_FILES as readonly string[]).includes(within))
      throw new NumislabError(
        "usage",
        `${read} would be written over by the study: name another folder with --out.`,
      );
  }
  if (existsSync(join(out, STUDY_FILE))) return;
  refuseRunFolder(out);
  for (const [name, columns] of Object.entries(TABLES))
    requireOwnOutput(join(out, name), { endings: [".csv"], columns });
}
