import { rm } from "node:fs/promises";
import { join } from "node:path";
import { cannotWrite, writeWhole } from "../../base/index";
import { pairsToCsv } from "../../coins/index";
import { SIDES } from "../../data/index";
import { warningsOfSides } from "../../matchers/index";
import { dieChart } from "../chart/die-chart";
import { CAVEATS, NOMISMA_CAVEAT } from "../counts/caveats";
import { reversesPerObverse } from "../counts/die-frequencies";
import { comparisonForFile } from "./compare-sheet";
import type { DieStudy } from "./die-study";
import { gexf } from "../graph/gexf";
import { graphml } from "../graph/graphml";
import { linkGraph } from "../graph/link-graph";
import { nodeLink } from "../graph/node-link";
import { coinsOnce, coinsOnceWithNames } from "../specimens/counted-once";
import { STUDY_FILE } from "./study-file";
import { contradictionsCsv, diesCsv, reviewCsv, specimensCsv } from "./study-tables";

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
    "contradictions.csv": contradictionsCsv(study),
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

const json = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;
