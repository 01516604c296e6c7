import { DOUBTFUL_SPECIMEN, SAME_SPECIMEN, type Specimens } from "./specimens";
import { SPECIMEN_VERDICTS } from "./specimen-verdicts";

/** Which photographs count as one coin, and which may be one, a line each; empty where none does. */
export function specimenWords(found: Specimens | undefined): string[] {
  if (!found) return [];
  const lines = found.specimens.map(
    ({ coins }) => `${coins.join(" and ")}: photographs of one coin, counted once`,
  );
  const doubtful = found.pairs.filter(
    ({ probability }) => probability >= DOUBTFUL_SPECIMEN && probability < SAME_SPECIMEN,
  );
  if (doubtful.length > 0)
    lines.push(
      `perhaps photographs of one coin, counted as two: ${doubtful.map(({ a, b }) => `${a} and ${b}`).join("; ")} (see specimens.csv)`,
    );
  if (lines.length > 0)
    lines.push(
      `What is wrong there is corrected by rows of ${SPECIMEN_VERDICTS} in the study's folder (coin_a, coin_b, verdict: same or different)`,
    );
  return lines;
}
