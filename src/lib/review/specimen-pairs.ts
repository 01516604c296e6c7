import { existsSync } from "node:fs";
import { join } from "node:path";
import { SIDES } from "../data/index";
import {
  DOUBTFUL_SPECIMEN,
  readSpecimenVerdicts,
  specimenKey,
  type SpecimenVerdict,
} from "../diestudy/index";
import type { ReviewStudy } from "./open-study";
import { studyTable } from "./study-table";

/** Two photographs that may show one coin, or of which a person has said whether they do. */
export interface SpecimenPair {
  a: string;
  b: string;
  /** That both show one coin; null where the study does not say. */
  probability: number | null;
  /** Whether the study counts them as one. */
  counted: boolean;
  verdict: SpecimenVerdict["verdict"] | null;
  by: string | null;
}

/** Name of the table that a study writes. */
const TABLE = "specimens.csv";

/**
 * The pairs of specimens.csv that a person may look at, the most probable first, and those that were
 * judged. Studies of earlier versions have no such table.
 *
 * @throws NumislabError "input" naming file and row that cannot be used
 */
export async function specimenPairs(study: ReviewStudy): Promise<SpecimenPair[]> {
  const coins = study.coins.map(({ name }) => name);
  const rows = existsSync(join(study.folder, TABLE))
    ? await studyTable(study.folder, TABLE, { columns: ["coin_a", "coin_b", "probability"], coins })
    : [];
  const verdicts = new Map(
    specimenVerdictsOf(study).map((verdict) => [specimenKey(verdict.a, verdict.b), verdict]),
  );
  const pairs = rows.map((row): SpecimenPair => {
    const [a, b] = [row.coin("coin_a"), row.coin("coin_b")];
    const said = verdicts.get(specimenKey(a, b));
    verdicts.delete(specimenKey(a, b));
    return {
      a,
      b,
      probability: row.number("probability"),
      counted: row.text("specimen") !== "",
      verdict: said?.verdict ?? null,
      by: said?.by ?? null,
    };
  });
  return [
    ...pairs.filter(
      ({ probability, verdict }) => verdict !== null || (probability ?? 0) >= DOUBTFUL_SPECIMEN,
    ),
    ...[...verdicts.values()].map(({ a, b, verdict, by }) => ({
      ...{ a, b, verdict, probability: null, counted: false },
      by: by ?? null,
    })),
  ];
}

/** What persons say of specimens of a study, one verdict a pair. */
export function specimenVerdictsOf({
  coins,
  specimenVerdicts,
}: Pick<ReviewStudy, "coins" | "specimenVerdicts">): SpecimenVerdict[] {
  const names = coins.map(({ name }) => name);
  return readSpecimenVerdicts(specimenVerdicts, names, () => {}); // the study tells of other rows
}

/** The side on which two photographs are compared: one that both show. */
export const sideOfPair = (study: ReviewStudy, a: string, b: string) =>
  SIDES.find((side) =>
    [a, b].every((name) =>
      study.coins.some((coin) => coin.name === name && coin.sides[side] !== undefined),
    ),
  );
