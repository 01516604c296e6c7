import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Side } from "../../coins/index";
import { SIDES } from "../../data/index";
import { ofSide } from "../../runs/index";
import { PUBLISHED, writeSweep, type SiameseResult } from "../../experiments/index";
import { formatNumber, formatPercent, writeWhole } from "../../base/index";
import { whyMissing, type PairEvaluation } from "../../metrics/index";
import { distanceFigure, SHOWN } from "../figures/distance-figure";
import { examplesSection } from "./examples-section";
import type { Figure } from "../figures/figure";
import { html, type Html } from "../pages/html";
import { count, interval } from "../figures/numbers";
import { origin, toLookAt } from "../pages/origin";
import { figurePlace, page } from "../pages/page";
import { understood, understoodOf } from "../pages/understood";
import { plotlySource } from "../figures/plotly-source";
import { rocFigure } from "../figures/roc-figure";
import { embeddingMaps, embeddingSection } from "./embedding-maps";
import { limitsSection, useSection } from "./limits-section";
import { architectureSection, lossSection, modelledSection } from "./modelled-section";
import { readSiameseRun, type SiameseRun } from "./siamese-run";
import { splitSection } from "./split-section";
import { sweepFigures, thresholds } from "./threshold-section";
import { trainingFigure } from "../figures/training-figure";
import { writeFigures } from "../figures/write-figures";

/**
 * Makes report.html of a finished run, the submission that the write-up's assignment asks for: how
 * the problem is modelled, architecture, loss, split, evaluation, examples, limits and how to use
 * the model. Its figures go under `figures/`.
 *
 * @param root the project's folder
 * @param folder the run's
 * @param file where the page goes; in the run folder where it is left out
 * @returns the page's path
 * @throws NumislabError "state" where the run is not finished
 */
export async function reportSiamese(
  root: string,
  folder: string,
  file = join(folder, "report.html"),
): Promise<string> {
  const run = readSiameseRun(folder, file);
  // one that exists may hold a rule that the user asked for
  if (run.swept && !existsSync(join(folder, "sweep.json"))) await writeSweep(folder, run.swept);
  const { record, config, pairs } = run;
  const figures = { ...figuresOf(run), ...(await embeddingMaps(root, run)) };
  await writeFigures(
    root,
    Object.fromEntries(
      Object.entries(figures).map(([id, figure]) => [join(folder, "figures", id), figure]),
    ),
  );
  const title = `${record.name}: were two coins struck from the same die?`;
  const heldOut = pairs.filter((pair) => pair.heldOut);
  const body = html`${head(run, title)}${understood(await understoodOfRun(root, run))}${await modelledSection(root, run)}${await architectureSection(root, run)}${splitSection(run)}${lossSection(run)}${answers(run)}${writeUpProtocol(run)}
<div id="thresholds">${thresholds(run.sweep, figures)}${run.sweep ? html`<p>These figures as data: ${run.link("sweep.json")}; every threshold: ${run.link("sweep.csv")}.</p>` : null}</div>${embeddingSection(run, figures)}<div id="examples">${await examplesSection(heldOut, join(root, record.data.folder), { ...config.data, page: file })}</div>${limitsSection(run)}${useSection(root, run)}${provenance(run)}`;
  await writeWhole(file, page(title, body, figures, await plotlySource(root)));
  return file;
}

/** What was understood of the run's own photographs and sheet; nothing of simulated ones. */
async function understoodOfRun(root: string, { config, record }: SiameseRun) {
  if (config.data.folder === null) return undefined;
  return understoodOf(join(root, record.data.folder), {
    ...config.data,
    cache: join(root, ".cache", "coin-sides"),
  });
}

/** The figures of a run, by name. */
export function figuresOf({
  pairs,
  result,
  history,
  config: {
    network: { compare },
  },
}: Pick<SiameseRun, "pairs" | "result" | "history" | "config">): Record<string, Figure> {
  const heldOut = pairs.filter((pair) => pair.heldOut);
  const sides = { obverse: ofSide(heldOut, "obverse"), reverse: ofSide(heldOut, "reverse") };
  const threshold = (side: Side) =>
    result.tested > 1 ? undefined : result.decisions[side].threshold;
  return {
    roc: rocFigure(sides),
    "distances-obverse": distanceFigure(sides.obverse, compare, threshold("obverse"), "Obverses"),
    "distances-reverse": distanceFigure(sides.reverse, compare, threshold("reverse"), "Reverses"),
    ...sweepFigures(pairs, result),
    training: trainingFigure(history, result.bestEpoch),
  };
}

/** What the assignment asks for, and where it stands. */
const ASKED: [string, string][] = [
  ["modelled", "how the problem is modelled"],
  ["architecture", "architecture"],
  ["split", "split"],
  ["loss", "loss and training"],
  ["evaluation", "evaluation"],
  ["write-up", "the write-up’s protocol"],
  ["thresholds", "thresholds"],
  ["map", "a map of the coins"],
  ["examples", "right and wrong answers"],
  ["limits", "limits"],
  ["use", "the trained model"],
];

function head({ record, config, result, link }: SiameseRun, title: string): Html {
  const { heldOut } = result;
  const { resamples } = config.evaluation;
  const data = record.data.simulated
    ? html`<p class="note"><strong>Simulated strikes.</strong> These photographs come from numislab's strike simulator. The metrics say how the method does on simulated coins, not on real ones.</p>`
    : null;
  const sentence = (side: Side) => {
    const { rocAuc, same, pairs } = heldOut[side];
    return Number.isFinite(rocAuc.value ?? NaN)
      ? html`<strong>${side === "obverse" ? "Obverses" : "Reverses"}</strong>: ROC AUC ${link("evaluation.json", interval(rocAuc, whyMissing({ pairs, same, resamples })))} over ${count(pairs)} held-out pairs, ${count(same)} from the same die`
      : html`<strong>${side === "obverse" ? "Obverses" : "Reverses"}</strong>: no ROC AUC, ${whyMissing({ pairs, same }).value} is held out`;
  };
  return html`<h1>${title}</h1>
    <p class="lead">
      Siamese embedder, run ${record.id}, ${result.coins} coins of ${record.data.folder}, seed ${config.seed}
    </p>
    ${data}
    <p>
      ${sentence("obverse")}. ${sentence("reverse")}. An AUC of 0.5 is chance. Intervals are 95 %, from drawing coins, not pairs. Numbers with a dotted line lead to the file of the run that they come from.
    </p>
    <nav>${ASKED.map(([id, words]) => html`<a href="#${id}">${words}</a> `)}</nav>`;
}

function evaluationTable(
  caption: Html,
  evaluation: SiameseResult["heldOut"],
  { published, resamples }: { published: boolean; resamples: number },
): Html {
  const row = (side: Side, e: PairEvaluation) => {
    const why = whyMissing({ pairs: e.pairs, same: e.same, resamples });
    const share = (value: number) => formatPercent(value, why.value);
    return html`<tr>
      <td>${side}</td>
      <td>${count(e.pairs)}</td>
      <td>${count(e.same)}</td>
      <td>${share(e.baseRate)}</td>
      <td>${share(e.alwaysDifferent)}</td>
      <td>${share(e.accuracy)}</td>
      ${published ? html`<td>${formatNumber(PUBLISHED[side], "not published", 4)}</td>` : null}
      <td>${share(e.precision)}</td>
      <td>${share(e.recall)}</td>
      <td>${interval(e.rocAuc, why)}</td>
      <td>${interval(e.averagePrecision, why)}</td>
    </tr>`;
  };
  return html`<div class="wide"><table><caption>${caption}</caption>
<tr><th>side</th><th>pairs</th><th>same die</th><th>base rate</th><th>‘always different’</th><th>accuracy</th>${published ? html`<th>published</th>` : null}<th>precision</th><th>recall</th><th>ROC AUC</th><th>average precision</th></tr>
${SIDES.map((side) => row(side, evaluation[side]))}</table></div>`;
}

function answers({
  result,
  link,
  config: {
    network: { compare },
    evaluation: { resamples },
  },
}: SiameseRun): Html {
  return html`<h2 id="evaluation">How good are the answers?</h2>
    ${evaluationTable(html`Held-out pairs: both coins were kept from training and from the choice of the threshold (${link("evaluation.json")}, every pair in ${link("pairs.csv")})`, result.heldOut, { published: false, resamples })}
    <p>
      ‘Always different’ is the accuracy of giving that answer every time. Read accuracy beside the base rate: where few pairs are from the same die, that answer is accurate and useless. ROC AUC and average precision look at the ranking and need no threshold.
    </p>
    <div class="figures">
      ${figurePlace("roc", "ROC over the held-out pairs.")}${figurePlace("precision-recall", "Precision over recall: of the pairs that are called ‘same die’, how many are, while more and more of the links are found. Dotted: the base rate, which is chance.")}${figurePlace("distances-obverse", `Obverses: ${SHOWN[compare]} of held-out pairs. The further apart the two hills, the better.`)}${figurePlace("distances-reverse", `Reverses: ${SHOWN[compare]} of held-out pairs.`)}
    </div>`;
}

/** Accuracy as the write-up has it, beside what it published and what needs no network. */
function writeUpProtocol({ result, sweep, link, config }: SiameseRun): Html {
  const better =
    sweep &&
    SIDES.map((side) => {
      const { best, alwaysDifferent } = sweep.sides[side].allPairs;
      return html`${side}s ${link("sweep.json", formatNumber(best.accuracy, "no pair"))} (always ‘different’: ${formatNumber(alwaysDifferent, "no pair")})${side === "obverse" ? ", " : ""}`;
    });
  return html`<h2 id="write-up">The write-up’s protocol</h2>
    ${evaluationTable(html`All pairs, training pairs included: flattering, and here only to stand beside the published figures (${link("evaluation.json")})`, result.allPairs, { published: true, resamples: config.evaluation.resamples })}
    <p>
      The write-up reports 0.5516 for heads and 0.8105 for tails: 2,259 and 3,319 right of 4,095 pairs, those that were trained on among them. They are of other photographs (91 coins of Caracalla, not to be had any more), and their base rate was not given: answering ‘different’ every time would score the same with 1,836 obverse and 776 reverse same-die pairs.${better ? html` It closes with ‘can be easily enhanced by picking a better threshold’. Here the best that any threshold could give by its protocol, picked with the answers known, is: ${better}. What honest rules give follows below.` : null}
    </p>`;
}

function provenance({ folder, record, result, page: file }: SiameseRun): Html {
  const files = [
    "config.json",
    "run.json",
    "evaluation.json",
    "pairs.csv",
    "choice.csv",
    "sweep.csv",
    "sweep.json",
    "split.csv",
    "metrics.jsonl",
    "history.csv",
  ].filter((name) => existsSync(join(folder, name)));
  return html`<h2>Where this comes from</h2>
${origin(folder, record, files, file)}${toLookAt(result.warnings)}`;
}
