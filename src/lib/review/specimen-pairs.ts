import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Side } from "../coins/index";
import { SIDES } from "../data/index";
import {
  DOUBTFUL_SPECIMEN,
  readSpecimenJudgements,
  readSpecimenVerdicts,
  sameJudge,
  SPECIMEN_VERDICTS,
  specimenKey,
  takenVerdicts,
  type SavedVerdict,
  type SpecimenVerdict,
} from "../diestudy/index";
import type { Viewer } from "./judged-items";
import type { ReviewStudy } from "./open-study";
import { studyTable } from "./study-table";

/** Two photographs that may show one coin, as the study has them. */
interface ListedPair {
  a: string;
  b: string;
  /** That both show one coin; null where the study does not say. */
  probability: number | null;
  /** Whether the study counts them as one. */
  counted: boolean;
}

/** Two photographs that may show one coin, or of which a person has said whether they do. */
export interface SpecimenPair extends ListedPair {
  /** What the study takes; null where nobody judged, or judges differ. */
  verdict: SpecimenVerdict["verdict"] | null;
  by: string | null;
  /** What this judge says, and what everybody does. */
  own: SpecimenVerdict["verdict"] | null;
  said: { by: string; verdict: SpecimenVerdict["verdict"] }[];
  disputed: boolean;
  /** The side on which they are compared, and the places of the two coins. */
  side: Side;
  places: number[];
}

/** What the study and persons say of specimens. */
export interface SpecimenTables {
  listed: ListedPair[];
  judgements: SavedVerdict[];
}

/** Names of the tables that `readSpecimenTables` reads. */
export const SPECIMEN_TABLES = ["specimens.csv", SPECIMEN_VERDICTS] as const;

/**
 * Studies of earlier versions have no table of specimens.
 *
 * @throws NumislabError "input" naming file and row that cannot be used
 */
export async function readSpecimenTables({
  folder,
  coins: all,
  specimenVerdicts,
}: ReviewStudy): Promise<SpecimenTables> {
  const coins = all.map(({ name }) => name);
  const columns = ["coin_a", "coin_b", "probability"];
  const [name] = SPECIMEN_TABLES;
  const rows = existsSync(join(folder, name))
    ? await studyTable(folder, name, { columns, coins })
    : [];
  return {
    listed: rows.map((row) => ({
      a: row.coin("coin_a"),
      b: row.coin("coin_b"),
      probability: row.number("probability"),
      counted: row.text("specimen") !== "",
    })),
    judgements: readSpecimenJudgements(specimenVerdicts, coins, () => {}), // the study tells of rows
  };
}

/** The pairs that a person may look at: disputed ones first, then the most probable, then others. */
export function specimenPairs(
  study: ReviewStudy,
  { listed, judgements }: SpecimenTables,
  { by, independent = false }: Viewer,
): SpecimenPair[] {
  const place = new Map(study.coins.map(({ name }, i) => [name, i]));
  const taken = new Map(
    takenVerdicts(independent ? judgements.filter((one) => sameJudge(one.by, by)) : judgements).map(
      (one) => [specimenKey(one.a, one.b), one],
    ),
  );
  const inTable = new Set(listed.map(({ a, b }) => specimenKey(a, b)));
  const others = [...taken.values()]
    .filter(({ a, b }) => !inTable.has(specimenKey(a, b)))
    .map(({ a, b }): ListedPair => ({ a, b, probability: null, counted: false }));
  const pairs = [...listed, ...others].flatMap((pair): SpecimenPair[] => {
    const { a, b, probability } = pair;
    const one = taken.get(specimenKey(a, b));
    if (one === undefined && (probability ?? 0) < DOUBTFUL_SPECIMEN) return [];
    const said = one?.said.map(({ by: judge, verdict }) => ({ by: judge, verdict })) ?? [];
    return [
      {
        ...pair,
        verdict: one === undefined || one.disputed ? null : asSpecimen(one.verdict),
        by: one?.by || null,
        own: asSpecimen(said.find((own) => sameJudge(own.by, by))?.verdict ?? null),
        said: said as SpecimenPair["said"],
        disputed: one?.disputed ?? false,
        side: sideOfPair(study, a, b) ?? "obverse",
        places: [place.get(a)!, place.get(b)!],
      },
    ];
  });
  return [...pairs.filter(({ disputed }) => disputed), ...pairs.filter((one) => !one.disputed)];
}

const asSpecimen = (verdict: SavedVerdict["verdict"] | null) =>
  verdict === "unsure" ? null : verdict;

/** What the study takes of specimens, one verdict a pair. */
export function specimenVerdictsOf({
  coins,
  specimenVerdicts,
}: Pick<ReviewStudy, "coins" | "specimenVerdicts">): SpecimenVerdict[] {
  const names = coins.map(({ name }) => name);
  return readSpecimenVerdicts(specimenVerdicts, names, () => {}); // the study tells of other rows
}

/** The side on which two photographs are compared: one that both show. */
const sideOfPair = (study: ReviewStudy, a: string, b: string) =>
  SIDES.find((side) =>
    [a, b].every((name) =>
      study.coins.some((coin) => coin.name === name && coin.sides[side] !== undefined),
    ),
  );
