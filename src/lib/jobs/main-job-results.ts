import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { formatInterval, formatNumber, type OnProgress, shellWord } from "../base/index";
import { SIDES } from "../data/index";
import {
  evaluateMethod,
  heldOutRow,
  methodRow,
  runRows,
  type SameDieMetrics,
  type SameDieRow,
} from "../experiments/index";
import { whyMissing } from "../metrics/index";
import { readSiameseRun, writeIndexPage, type IndexSection, type TruthRow } from "../report/index";
import { QUICK_NOTE, type LeftOut, type Reproduction } from "./reproduction";

/** More coins than this have too many pairs for the network that ships: 20 to 30 pairs a second. */
const MOST_COINS_OF_NETWORK = 120;

/** What `sameDieResults` reads. */
export interface SameDieSource {
  root: string;
  /** Folder of the photographs. */
  data: string;
  /** Folder of the run. */
  run: string;
  /** Folder of the run of the write-up's kind of network on the same coins, where there is one. */
  baseline?: string;
  onProgress?: OnProgress;
}

/**
 * The second write-up's figures beside those of a run and of the methods that ship, all on the same
 * coins.
 *
 * @returns also what was left out, with the command for it
 */
export async function sameDieResults({
  root,
  data,
  run,
  baseline,
  onProgress,
}: SameDieSource): Promise<{ rows: SameDieRow[]; leftOut: LeftOut[] }> {
  const { config, result, pairs } = readSiameseRun(run);
  const own = `network of this run (${config.name})`;
  const beside = baseline ? readSiameseRun(baseline) : null;
  const rows = beside
    ? [
        ...runRows("the write-up's kind of network", beside.result, beside.pairs),
        heldOutRow(own, result, pairs),
      ]
    : runRows(own, result, pairs);
  const kept = join(root, ".cache", "coin-sides");
  const caches = { sides: kept, registrations: kept, inputs: kept };
  const { sheet, layout } = config.data;
  const evaluated = async (method: string, model?: string) =>
    (await evaluateMethod(method, data, { sheet, layout, model, caches, onProgress })).evaluation;
  const model = join(root, "models", "die-siamese");
  const leftOut: LeftOut[] = [];
  if (!existsSync(model))
    leftOut.push({ step: "the network that ships", why: `${model} is not there` });
  else if (result.coins > MOST_COINS_OF_NETWORK)
    leftOut.push({
      step: "the network that ships",
      why: `${result.coins} coins take it long; npx numislab evaluate models/die-siamese --data ${shellWord(data)}`,
    });
  else rows.push(methodRow("the network that ships", await evaluated("siamese", model)));
  rows.push(methodRow("the die matcher that ships", await evaluated("registration")));
  return { rows, leftOut };
}

/** The rows as a table of text: obverse and reverse of each, with intervals. */
export function sameDieTable(rows: readonly SameDieRow[]): string[][] {
  return [
    ["method", "tested on", "side", "accuracy", "ROC AUC", "average precision"],
    ...rows.flatMap(({ method, tested, sides }) =>
      SIDES.map((side, i) => [
        i === 0 ? method : "",
        i === 0 ? tested : "",
        side,
        ...metricCells(sides[side]),
      ]),
    ),
  ];
}

function metricCells({ pairs, same, ...metrics }: SameDieMetrics): string[] {
  const why = whyMissing({ pairs: pairs ?? 0, same: same ?? 0 });
  const { accuracy, rocAuc, averagePrecision } = metrics;
  const ranking = [rocAuc, averagePrecision].map((metric) =>
    metric === null ? "" : formatInterval(metric, why),
  );
  // what does not rank pairs has one accuracy, that was published or computed from the counts
  const share =
    rocAuc === null ? formatNumber(accuracy.value, why.value) : formatInterval(accuracy, why);
  return [share, ...ranking];
}

/** The claims of the first write-up as a table of text. */
export const claimsTable = (claims: readonly TruthRow[]): string[][] => [
  ["claim", "published", "here", "verdict"],
  ...claims.map(({ claim, published, here, verdict }) => [claim, published, here, verdict]),
];

/**
 * Writes reports/index.html, which links what the main job made.
 *
 * @returns its path
 */
export async function writeMainJobPage(
  root: string,
  made: Omit<Reproduction, "index">,
  quick: boolean,
): Promise<string> {
  const { classifier, siamese, sameDie, dieStudy, pages, leftOut } = made;
  const sections: (IndexSection | null)[] = [
    classifier && {
      title: "Which coin is it?",
      table: claimsTable(classifier.claims),
      links: [{ file: classifier.report, what: "Report of the classifier's run" }],
    },
    siamese && {
      title: "Were they struck from the same die?",
      words: [
        "Accuracy beside the published one, on the same coins. Most pairs are from different dies, so that answering 'different' every time is right most of the time and finds nothing: ROC AUC and average precision judge the ranking. Intervals are 95 %, from drawing coins.",
      ],
      table: sameDie && sameDieTable(sameDie),
      links: [{ file: siamese.report, what: "Report of the Siamese run, the page to hand in" }],
    },
    dieStudy && {
      title: "Which dies, and how many?",
      links: [{ file: dieStudy.report, what: "Report of the die study" }],
    },
    pages.length > 0
      ? {
          title: "Notebooks, as they ran",
          links: pages.map((file) => ({ file, what: basename(file, ".html") })),
        }
      : null,
    leftOut.length > 0
      ? { title: "Left out", words: leftOut.map(({ step, why }) => `${step}: ${why}`) }
      : null,
  ];
  const file = join(root, "reports", "index.html");
  await writeIndexPage(file, {
    title: "numislab: what the main job made",
    note: quick ? QUICK_NOTE : null,
    sections: sections.filter((one): one is IndexSection => one !== null),
  });
  return file;
}
