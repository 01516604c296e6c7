import { rm } from "node:fs/promises";
import { join } from "node:path";
import { cannotWrite, toCsv, writeWhole } from "../../base/index";
import { pairsToCsv } from "../../coins/index";
import { SIDES } from "../../data/index";
import { sideKey, warningsOfSides } from "../../matchers/index";
import { dieChart } from "../chart/die-chart";
import { CAVEATS, NOMISMA_CAVEAT } from "../counts/caveats";
import { reversesPerObverse } from "../counts/die-frequencies";
import { comparisonForFile } from "./compare-sheet";
import type { DieStudy } from "./die-study";
import { gexf } from "../graph/gexf";
import { graphml } from "../graph/graphml";
import { linkGraph } from "../graph/link-graph";
import { nodeLink } from "../graph/node-link";
import { questionOf, studyDecisions } from "../review/study-decisions";
import { coinsOnce, coinsOnceWithNames } from "../specimens/counted-once";
import { countedAs, type Specimen } from "../specimens/specimens";
import { STUDY_FILE } from "./study-file";

/** Three digits of a share: more are noise. */
const share = (value: number | undefined) =>
  value === undefined || Number.isNaN(value) ? null : Number(value.toFixed(3));
const six = (value: number) => (Number.isNaN(value) ? null : Number(value.toPrecision(6)));

/** Every file that a study may be written to. */
export const STUDY_FILES = [
  "pairs.csv",
  "dies.csv",
  "contradictions.csv",
  "review.csv",
  "estimates.json",
  "die-chart.svg",
  "die-links.gexf",
  "die-links.graphml",
  "die-links.json",
  "comparison.json",
  "specimens.csv",
  "report.html",
  STUDY_FILE,
] as const;

/**
 * Writes a study's tables, figures and graphs into a folder, each file whole or not at all:
 * pairs.csv, dies.csv, contradictions.csv, review.csv, estimates.json, die-chart.svg,
 * die-links.gexf, .graphml and .json, specimens.csv, and where a sheet was given comparison.json. In
 * estimates.json null stands for a figure that has no finite value.
 *
 * @param more further files of STUDY_FILES: text by name
 * @returns paths of the files
 * @throws NumislabError "state" where the folder cannot be written
 */
export async function writeStudy(
  study: DieStudy,
  out: string,
  more: { [name in (typeof STUDY_FILES)[number]]?: string } = {},
): Promise<string[]> {
  const { specimens } = study.specimens ?? {};
  const graph = linkGraph(coinsOnce(study.coins, specimens), study.finds);
  const files: Record<string, string> = {
    "pairs.csv": pairsToCsv(study.pairs, ({ side, a, b }) =>
      warningsOfSides(study.sideWarnings, side, [a, b]).join("; "),
    ),
    "dies.csv": diesCsv(study),
    "contradictions.csv": toCsv(
      SIDES.flatMap((side) =>
        (study.sides[side]?.contradictions ?? []).map(({ a, b, c, strength }) => ({
          side,
          coin_a: a,
          coin_b: b,
          coin_c: c,
          strength: six(strength),
        })),
      ),
      ["side", "coin_a", "coin_b", "coin_c", "strength"],
    ),
    "review.csv": reviewCsv(study),
    "estimates.json": json({
      ...Object.fromEntries(
        SIDES.map((side) => [
          side,
          study.sides[side] && {
            ...study.sides[side]!.estimates,
            frequencies: study.sides[side]!.frequencies,
            dies: study.sides[side]!.dieSupport,
          },
        ]),
      ),
      reversesPerObverse: ratioOf(study),
      caveats: CAVEATS,
      nomismaCaveat: NOMISMA_CAVEAT,
    }),
    "die-chart.svg": dieChart(coinsOnceWithNames(study.coins, specimens)),
    "die-links.gexf": gexf(graph),
    "die-links.graphml": graphml(graph),
    "die-links.json": json(nodeLink(graph)),
    "specimens.csv": specimensCsv(study),
    ...(study.comparison ? { "comparison.json": json(comparisonForFile(study.comparison)) } : {}),
    ...more,
  };
  for (const [name, text] of Object.entries(files)) await writeWhole(join(out, name), text);
  const former = STUDY_FILES.filter((name) => !(name in files));
  for (const name of former)
    await rm(join(out, name), { force: true }).catch((cause) => {
      throw cannotWrite(join(out, name), cause);
    });
  return Object.keys(files).map((name) => join(out, name));
}

/** null where one of the sides was not studied. */
function ratioOf({ sides: { obverse, reverse } }: DieStudy): number | null {
  return obverse && reverse ? reversesPerObverse(obverse.estimates, reverse.estimates) : null;
}

/** Pairs that match on both sides: one coin, or two from the same dies? */
function specimensCsv({ specimens }: DieStudy): string {
  const nameOf = specimenNames(specimens?.specimens);
  const rows = (specimens?.pairs ?? []).map(({ a, b, probability, obverse, reverse }) => ({
    coin_a: a,
    coin_b: b,
    specimen: nameOf(a) === nameOf(b) ? nameOf(a) : null,
    probability: six(probability),
    obverse_rim_px: share(obverse.rim),
    reverse_rim_px: share(reverse.rim),
    obverse_fine: share(obverse.fine ?? undefined),
    reverse_fine: share(reverse.fine ?? undefined),
  }));
  return toCsv(rows, [
    "coin_a",
    "coin_b",
    "specimen",
    "probability",
    "obverse_rim_px",
    "reverse_rim_px",
    "obverse_fine",
    "reverse_fine",
  ]);
}

/** What each photograph's coin counts as. */
function specimenNames(specimens: readonly Specimen[] = []): (coin: string) => string {
  const as = countedAs(specimens);
  return (coin) => as.get(coin) ?? coin;
}

function diesCsv({ coins, sides, sideWarnings, specimens, axes }: DieStudy): string {
  const specimenOf = specimenNames(specimens?.specimens);
  const [obverse, reverse] = SIDES.map(
    (side) => new Map(sides[side]?.coins.map((coin, i) => [coin, sides[side]!.coinSupport[i]])),
  );
  const assigned = SIDES.flatMap((side) => {
    const one = sides[side];
    const byCoin = new Map(one?.coins.map((coin, i) => [coin, one.assigned?.[i]]));
    return one?.assigned ? [{ side, byCoin }] : [];
  });
  const rows = coins.map(({ name, obverseDie, reverseDie }) => ({
    coin: name,
    obverse_die: obverseDie,
    reverse_die: reverseDie,
    obverse_support: share(obverse.get(specimenOf(name))),
    reverse_support: share(reverse.get(specimenOf(name))),
    warning: SIDES.flatMap((side) =>
      (sideWarnings?.get(sideKey(side, name)) ?? []).map((text) => `${side}: ${text}`),
    ).join("; "),
    ...Object.fromEntries(
      assigned.flatMap(({ side, byCoin }) => {
        const found = byCoin.get(specimenOf(name));
        return [
          [`${side}_known`, found ? (found.known ? "known" : "new") : null],
          [`${side}_known_probability`, share(found?.probability)],
        ];
      }),
    ),
    specimen: specimenOf(name),
    die_axis: axes?.get(name)?.degrees ?? null,
    die_axis_from: axes?.get(name)?.from ?? null,
    die_axis_relative_to: axes?.get(name)?.relativeTo ?? null,
  }));
  return toCsv(rows, [
    "coin",
    "obverse_die",
    "reverse_die",
    "obverse_support",
    "reverse_support",
    "warning",
    ...assigned.flatMap(({ side }) => [`${side}_known`, `${side}_known_probability`]),
    "specimen",
    "die_axis",
    "die_axis_from",
    "die_axis_relative_to",
  ]);
}

function reviewCsv(study: DieStudy): string {
  const rows = studyDecisions(study).flatMap((decision) =>
    decision.pairs.map((pair) => ({
      side: pair.side,
      coin_a: pair.a,
      coin_b: pair.b,
      study: pair.same ? "same" : "different",
      uncertainty: share(pair.uncertainty),
      together: share(pair.together),
      probability: six(pair.probability),
      contradictions: pair.contradictions,
      warning: warningsOfSides(study.sideWarnings, pair.side, [pair.a, pair.b]).join("; "),
      decision: decision.number,
      kind: decision.kind,
      question: questionOf(decision),
      pairs_that_follow: decision.follows,
      expected_change: share(decision.expectedChange),
    })),
  );
  return toCsv(rows, [
    "side",
    "coin_a",
    "coin_b",
    "study",
    "uncertainty",
    "together",
    "probability",
    "contradictions",
    "warning",
    "decision",
    "kind",
    "question",
    "pairs_that_follow",
    "expected_change",
  ]);
}

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;
