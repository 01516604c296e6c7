import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Side } from "../coins/index";
import { loadDieLinks, SIDES, type LabelledCoin } from "../data/index";
import {
  ofSide, parseSiameseConfig, PUBLISHED, readJson, readPairs, sweepOf, writeJson, writeText, type PairOfRun, type RunRecord, type SiameseConfig, type SiameseResult,
} from "../experiments/index";
import { NumislabError } from "../errors";
import type { PairEvaluation } from "../metrics/index";
import type { Epoch } from "../training/index";
import { distanceFigure } from "./distance-figure";
import { exampleCard, telling } from "./examples";
import type { Figure } from "./figure";
import { html, type Html } from "./html";
import { count, interval, percent } from "./numbers";
import { origin, toLookAt } from "./origin";
import { figurePlace, page } from "./page";
import { plotlySource } from "./plotly-source";
import { rocFigure } from "./roc-figure";
import { sweepFigures, thresholds } from "./threshold-section";
import { trainingFigure } from "./training-figure";

interface Run {
  folder: string;
  record: RunRecord;
  config: SiameseConfig;
  result: SiameseResult;
  history: Epoch[];
  pairs: PairOfRun[];
}

/**
 * Makes report.html of a finished run, and its figures under `figures/`.
 *
 * @param root  the project's folder
 * @param folder  the run's
 * @param file  where the page goes; in the run folder where it is left out
 * @returns the page's path
 * @throws NumislabError "state" where the run isn't finished
 */
export async function reportSiamese(root: string, folder: string, file = join(folder, "report.html")): Promise<string> {
  const record = readJson<RunRecord>(join(folder, "run.json"));
  if (record.state !== "finished") {
    throw new NumislabError("state", `${folder} is ${record.state}, not finished: go on with it (numislab train --resume ${folder}), then make the report.`);
  }
  const run: Run = {
    folder,
    record,
    config: parseSiameseConfig(readJson(join(folder, "config.json")), folder), // an older run lacks the newer settings
    result: readJson(join(folder, "evaluation.json")),
    history: readFileSync(join(folder, "metrics.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line)),
    pairs: readPairs(join(folder, "pairs.csv")),
  };
  const figures = figuresOf(run);
  for (const [id, figure] of Object.entries(figures)) await writeJson(join(folder, "figures", `${id}.json`), figure);
  const sweep = existsSync(join(folder, "choice.csv")) ? sweepOf(folder, { resamples: run.config.evaluation.resamples }).sweep : null;
  const title = `${record.name}: were two coins struck by the same die?`;
  const body = html`${head(run, title)}${answers(run)}${thresholds(sweep, figures)}${await examples(root, run)}${howSplit(run)}${howTrained(run)}${provenance(run, dirname(file))}`;
  await writeText(file, page(title, body, figures, await plotlySource(root)));
  return file;
}

/** The figures of a run, by name. */
export function figuresOf({ pairs, result, history }: Pick<Run, "pairs" | "result" | "history">): Record<string, Figure> {
  const heldOut = pairs.filter((pair) => pair.heldOut);
  const sides = { obverse: ofSide(heldOut, "obverse"), reverse: ofSide(heldOut, "reverse") };
  const threshold = (side: Side) => (result.tested > 1 ? undefined : result.decisions[side].threshold);
  return {
    roc: rocFigure(sides),
    "distances-obverse": distanceFigure(sides.obverse, threshold("obverse")),
    "distances-reverse": distanceFigure(sides.reverse, threshold("reverse")),
    ...sweepFigures(pairs, result),
    training: trainingFigure(history, result.bestEpoch),
  };
}

function head({ record, config, result }: Run, title: string): Html {
  const { heldOut } = result;
  const data = record.data.simulated
    ? html`<p class="note"><strong>Simulated strikes.</strong> These photographs come from numislab's strike simulator. The figures say how the method does on simulated coins, not on real ones.</p>`
    : null;
  const sentence = (side: Side) => {
    const { rocAuc, same, pairs } = heldOut[side];
    return Number.isFinite(rocAuc.value ?? NaN)
      ? html`<strong>${side === "obverse" ? "Obverses" : "Reverses"}</strong>: ROC AUC ${interval(rocAuc)} over ${count(pairs)} held-out pairs, ${count(same)} of one die`
      : html`<strong>${side === "obverse" ? "Obverses" : "Reverses"}</strong>: no figure, for ${same === 0 ? "no" : "every"} held-out pair is of one die`;
  };
  return html`<h1>${title}</h1>
<p class="lead">Siamese embedder, run ${record.id}, ${result.coins} coins of ${record.data.folder}, seed ${config.seed}</p>
${data}
<p>${sentence("obverse")}. ${sentence("reverse")}. An AUC of .5 is chance. Intervals are 95 %, from drawing coins, not pairs.</p>`;
}

function answers({ result }: Run): Html {
  const row = (side: Side, e: PairEvaluation, published: Html | null) => html`<tr><td>${side}</td><td>${count(e.pairs)}</td><td>${count(e.same)}</td><td>${percent(e.baseRate)}</td>
<td>${percent(e.alwaysDifferent)}</td><td>${percent(e.accuracy)}</td>${published}<td>${percent(e.precision)}</td><td>${percent(e.recall)}</td><td>${interval(e.rocAuc)}</td><td>${interval(e.averagePrecision)}</td></tr>`;
  const table = (caption: string, evaluation: SiameseResult["heldOut"], published: boolean) => html`<div class="wide"><table><caption>${caption}</caption>
<tr><th>side</th><th>pairs</th><th>same die</th><th>base rate</th><th>‘always different’</th><th>accuracy</th>${published ? html`<th>published</th>` : null}<th>precision</th><th>recall</th><th>ROC AUC</th><th>average precision</th></tr>
${SIDES.map((side) => row(side, evaluation[side], published ? html`<td>${PUBLISHED[side].toFixed(4)}</td>` : null))}</table></div>`;
  return html`<h2>How good are the answers?</h2>
${table("Held-out pairs: both coins were kept from training and from the choice of the threshold", result.heldOut, false)}
<p>‘Always different’ is the accuracy of giving that answer every time. Read accuracy beside the base rate: where few pairs are of one die, that answer is accurate and useless. ROC AUC and average precision look at the ranking and need no threshold.</p>
<div class="figures">${figurePlace("roc", "ROC over the held-out pairs.")}${figurePlace("precision-recall", "Precision over recall: of the pairs that are called ‘same die’, how many are, while more and more of the links are found. Dotted: the base rate, which is chance.")}${figurePlace("distances-obverse", "Obverses: distances of held-out pairs. The further apart the two hills, the better.")}${figurePlace("distances-reverse", "Reverses: distances of held-out pairs.")}</div>
<h2>The write-up’s protocol</h2>
${table("All pairs, training pairs included: flattering, and here only to stand beside the published figures", result.allPairs, true)}
<p>The published accuracies are on other photographs (91 coins of Caracalla, not to be had any more), of which the base rate was not given.</p>`;
}

async function examples(root: string, { record, config, pairs }: Run): Promise<Html> {
  const heldOut = pairs.filter((pair) => pair.heldOut);
  let coins: Map<string, LabelledCoin>;
  try {
    const labelled = await loadDieLinks(join(root, record.data.folder), { sheet: config.data.sheet ?? undefined, layout: config.data.layout });
    coins = new Map(labelled.coins.map((coin) => [coin.name, coin]));
  } catch (error) {
    if (!(error instanceof NumislabError)) throw error;
    return html`<h2>Right and wrong answers</h2><p class="note">The photographs can't be shown: ${error.message}</p>`; // a run outlives its photographs
  }
  const cards = await Promise.all(
    SIDES.flatMap((side) =>
      telling(heldOut.filter((pair) => pair.side === side)).map((example) =>
        exampleCard(example, coins, config.data.layout === "halves"),
      ),
    ),
  );
  return html`<h2>Right and wrong answers</h2><div class="pairs">${cards}</div>`;
}

function howSplit({ result }: Run): Html {
  const { groups, folds, repeats, tested } = result;
  const sizes = [...new Set(groups)].map((size) => `${groups.filter((other) => other === size).length} of ${size === 1 ? "1 coin" : `${size} coins`}`);
  return html`<h2>How the coins were split</h2>
<p>By die: coins that share an obverse or a reverse die, directly or over others, form one group, and a group is never cut. A die that is tested was never seen in training. Groups: ${sizes.join(", ")}. Pairs across two folds are left out. ${tested > 1 ? `${repeats > 1 ? `The groups were dealt into folds ${repeats} times. ` : ""}Each of the ${tested} folds was tested by a model that was trained without it; the next fold steered the training of that model, the others trained it.` : "Fold 0 was tested, fold 1 steered the training, the others trained."}</p>
<table><tr><th>fold</th><th>coins</th><th>obverse pairs of one die</th><th>reverse pairs of one die</th></tr>
${folds.map((fold) => html`<tr><td>${fold.fold}</td><td>${fold.coins}</td><td>${count(fold.samePairs.obverse)}</td><td>${count(fold.samePairs.reverse)}</td></tr>`)}</table>
<p>Thresholds and probabilities${tested > 1 ? " of the model that is kept" : ""}: obverse from ${result.decisions.obverse.chosenOn}; reverse from ${result.decisions.reverse.chosenOn}. The threshold makes Youden’s J largest; the probability is Platt’s logistic curve.</p>`;
}

function howTrained({ config, result }: Run): Html {
  const { input, network, loss, sampler, training, augment, data } = config;
  const how = Object.entries(loss).flatMap(([name, value]) => (name === "kind" ? [] : [`${name} ${value}`])).join(", ");
  const together = sampler.kind === "pairs" ? "Partners are coins of one die" : `A batch has up to ${sampler.coins} coins of a die`;
  const { channels, block, shift, give, turns } = network.map ?? {}; // runs from before there were maps have none
  const output = network.compare === "map"
    ? `a convolution to ${channels} numbers a cell. Two such maps are compared by laying one on the other: turned by ${turns.join(", ")}°, moved up to ${shift} cells, each block of ${block} × ${block} cells up to ${give} more; the score is their correlation where it is greatest`
    : `a dense layer to ${network.embedding} numbers, scaled to length 1`;
  return html`<h2>What was trained</h2>
<p>Both twins share one network: grey pictures of ${input.size} × ${input.size} pixels${input.flatten ? ", light and patina evened out" : ""}${input.polar ? ", unrolled" : ""}; ${network.filters.length} times convolution (3 × 3; ${network.filters.join(", ")} filters), ReLU and 2 × 2 pooling; ${output}. Loss: ${loss.kind} (${how}); Adam at ${training.learningRate}, ${training.batch} pictures a step. ${together}, or a second view of the same photograph where a die has one coin;${data.extra.coins > 0 ? ` ${data.extra.coins * data.extra.hoards} extra simulated coins are learned from beside the training folds;` : ""} views are turned up to ${augment.rotation}°, shifted up to ${percent(augment.shift)}, scaled up to ${percent(augment.zoom)}. It ran ${result.epochs} epochs and kept the weights of ${training.keep === "last" ? "the last" : `epoch ${result.bestEpoch}`}${result.tested > 1 ? " (the model without fold 0, which is the one that is kept)" : ""}.</p>
<div class="figures">${figurePlace("training", "Loss on the training folds, and how often a changed view of a validation coin finds its own die.")}</div>`;
}

function provenance({ folder, record, result }: Run, from: string): Html {
  const files = ["config.json", "run.json", "evaluation.json", "pairs.csv", "choice.csv", "sweep.csv", "sweep.json", "split.csv", "metrics.jsonl", "history.csv"].filter((name) => existsSync(join(folder, name)));
  return html`<h2>Where this comes from</h2>
${origin(folder, record, files, from)}${toLookAt(result.warnings)}`;
}
