import type { Side } from "../../lib/coins/index";
import type { DieStudy } from "../../lib/diestudy/index";
import { textTable } from "../../terminal";
import { load } from "../rooms";

/**
 * What `die-study --json` prints.
 *
 * @param files paths that were written
 * @param known whether coins were assigned to the dies of a known study
 */
export function studySummary(
  study: DieStudy,
  { files, known }: { files: readonly string[]; known: boolean },
) {
  const { comparisonForFile, judgesForFile, knownCounts, questionOf, studyDecisions } =
    load.diestudy();
  const sides = studiedSides(study);
  return {
    coins: study.coins.length,
    refused: study.refused,
    warnings: study.warnings,
    rotation: study.rotation?.rotation,
    rotationDecidedBy: study.rotation?.decidedBy,
    rotationEvidence: study.rotation?.evidence,
    files,
    specimens: study.specimens?.specimens,
    verdicts: study.verdicts.length,
    ...judgesForFile(study.judgements ?? []),
    sides: Object.fromEntries(
      sides.map(({ side, estimates, review, contradictions }) => [
        side,
        { estimates, review: review.length, contradictions: contradictions.length },
      ]),
    ),
    comparison: study.comparison && comparisonForFile(study.comparison),
    changes: study.changes,
    known: known
      ? Object.fromEntries(sides.map(({ side, assigned }) => [side, knownCounts(assigned ?? [])]))
      : undefined,
    decisions: studyDecisions(study).map((decision) => ({
      number: decision.number,
      side: decision.side,
      kind: decision.kind,
      coins: decision.coins,
      question: questionOf(decision),
      expectedChange: decision.expectedChange,
      follows: decision.follows,
      pairs: decision.pairs.map(({ a: coinA, b: coinB }) => ({ coinA, coinB })),
    })),
  };
}

/** What `die-study` prints for people, line by line. */
export function studyInWords(study: DieStudy): string[] {
  const { CAVEATS, decisionsInWords, knownInWords, specimenWords, studyDecisions } =
    load.diestudy();
  const rows = load.report().countRows(study);
  return [
    ...studiedSides(study).flatMap(({ side, assigned }) =>
      assigned ? [knownInWords(side, assigned)] : [],
    ),
    ...(study.rotation ? [load.matchers().rotationWords(study.rotation)] : []),
    `In doubt: ${decisionsInWords(studyDecisions(study))}.`,
    rows.length === 0
      ? "no side is shown by two coins"
      : textTable([
          Object.keys(rows[0]).map((title) => (title === "side" ? "" : title)),
          ...rows.map((row) => Object.values(row)),
        ]),
    CAVEATS[0],
    ...specimenWords(study.specimens),
    ...(study.comparison ?? []).map(
      ({ side, coins, bothSame, disagreements }) =>
        `${side}: ${coins} coins of the sheet, ${bothSame} links agree, ${disagreements.length} pairs disagree`,
    ),
  ];
}

const studiedSides = ({ sides }: DieStudy) =>
  Object.entries(sides).flatMap(([side, one]) => (one ? [{ side: side as Side, ...one }] : []));
