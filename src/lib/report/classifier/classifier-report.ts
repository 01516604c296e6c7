import { basename, join, resolve } from "node:path";
import {
  intervalOver,
  readClassifierRun,
  spreadOf,
  type ClassifierRun,
} from "../../experiments/index";
import { parseClassifierConfig } from "../../runs/index";
import { formatNumber, formatPercent, writeWhole } from "../../base/index";
import { NO_PHOTOGRAPH } from "../../metrics/index";
import { classifierTrainingFigure, confusionFigure } from "../figures/classifier-figures";
import { curvesFigure } from "../figures/curves-figure";
import type { Figure } from "../figures/figure";
import { html, type Html } from "../pages/html";
import { count, interval } from "../figures/numbers";
import { origin, toLookAt } from "../pages/origin";
import { figurePlace, page } from "../pages/page";
import { understood, understoodClasses } from "../pages/understood";
import { answerCards, runWithMostErrors, leastConfidentAnswers } from "./photograph-examples";
import { plotlySource } from "../figures/plotly-source";
import { truthTable } from "./truth-table";
import { writeFigures } from "../figures/write-figures";

/**
 * Makes a page about a classifier's run, or about runs that differ in their seed alone, and the
 * figures under `figures/` of each run.
 *
 * @param root the project's folder
 * @param folders the runs'
 * @param file where the page goes; report.html in the last run's folder where it is left out
 * @returns the page's path
 * @throws NumislabError "state" where a run is not finished
 */
export async function reportClassifier(
  root: string,
  folders: readonly string[],
  file = join(folders.at(-1)!, "report.html"),
): Promise<string> {
  const runs = folders.map(readClassifierRun);
  const own = runs.flatMap((run) =>
    Object.entries(classifierFigures([run])).map(
      ([id, figure]) => [join(run.folder, "figures", id), figure] as const,
    ),
  );
  await writeFigures(root, Object.fromEntries(own));
  const title = `${runs[0].record.name}: which 2-euro coin is this?`;
  const body = html`${head(runs, title)}${understood(await understoodOfRuns(root, runs))}${answers(runs)}${published(runs)}${await examples(root, runs, file)}${howTrained(runs)}${provenance(runs, file)}`;
  await writeWhole(file, page(title, body, classifierFigures(runs), await plotlySource(root)));
  return file;
}

/** What was understood of the photographs; nothing of simulated ones. */
async function understoodOfRuns(root: string, [{ record }]: readonly ClassifierRun[]) {
  return record.data.simulated ? undefined : understoodClasses(join(root, record.data.folder));
}

/**
 * The figures of runs of one configuration, by name; the training's of the last run, and of several
 * the curves of all.
 */
export function classifierFigures(runs: readonly ClassifierRun[]): Record<string, Figure> {
  const last = runs.at(-1)!;
  const curves = runs.map(({ record, history }) => ({
    label: `seed ${record.seed}`,
    kind: record.kind,
    history: history.map((entry) => ({ ...entry })),
  }));
  return {
    confusion: confusionFigure(runs),
    training: classifierTrainingFigure(last.history, last.result.bestEpoch),
    ...(runs.length > 1 && { curves: curvesFigure(curves) }),
  };
}

function head(runs: readonly ClassifierRun[], title: string): Html {
  const [{ record, result }] = runs;
  const photographs = Object.values(result.photographs).reduce((sum, n) => sum + n, 0);
  const accuracy = intervalOver(runs, (run) => run.result.test.accuracy.value);
  const recall = intervalOver(runs, (run) => run.result.test.recall.value);
  const share = (value: number) => formatPercent(value, NO_PHOTOGRAPH.value);
  return html`<h1>${title}</h1>
    <p class="lead">
      Classifier, ${runs.length === 1 ? `run ${record.id}` : `${runs.length} runs with seeds ${runs.map((run) => run.record.seed).join(", ")}`}; ${count(photographs)} photographs of ${record.data.folder}
    </p>
    ${record.data.simulated ? html`<p class="note"><strong>Simulated photographs.</strong> They come from numislab's own simulator. The metrics say how the method does on simulated photographs, not on real ones.</p>` : null}
    <p>
      Of the tested photographs, which the network had never seen,
      <strong>${share(accuracy.value)}</strong> got the right answer [${share(accuracy.low)}, ${share(accuracy.high)}], and ${share(recall.value)} [${share(recall.low)}, ${share(recall.high)}] got it with a probability above a half, which is what the write-up calls recall. Intervals are Wilson's, 95 %${runs.length > 1 ? ", as if each photograph that was tested had been answered once" : ""}.
    </p>`;
}

function answers(runs: readonly ClassifierRun[]): Html {
  const row = ({ record, result }: ClassifierRun) =>
    html`<tr>
      <td>${record.seed}</td>
      <td>${count(result.test.photographs)}</td>
      <td>${interval(result.test.recall, NO_PHOTOGRAPH)}</td>
      <td>${interval(result.test.accuracy, NO_PHOTOGRAPH)}</td>
      <td>${formatNumber(result.test.macroRecall, NO_PHOTOGRAPH.value)}</td>
      <td>${formatNumber(result.test.loss, NO_PHOTOGRAPH.value)}</td>
      <td>${formatPercent(result.test.sure.share, NO_PHOTOGRAPH.value)}</td>
      <td>${formatPercent(result.test.sure.accuracy.value, "sure of none")}</td>
      <td>${result.epochs}</td>
    </tr>`;
  const spread = (figure: (run: ClassifierRun) => number) => {
    const { mean, deviation } = spreadOf(runs.map(figure));
    return html`${formatNumber(mean, NO_PHOTOGRAPH.value)}
      <small>± ${formatNumber(deviation, "one seed")}</small>`;
  };
  const mean = html`<tr><th>mean ± deviation</th><td></td><td>${spread((r) => r.result.test.recall.value)}</td><td>${spread((r) => r.result.test.accuracy.value)}</td><td>${spread((r) => r.result.test.macroRecall)}</td><td>${spread((r) => r.result.test.loss)}</td><td></td><td></td><td></td></tr>`;
  return html`<h2>How good are the answers?</h2>
    <div class="wide">
      <table>
        <caption>
          Tested photographs
        </caption>
        <tr>
          <th>seed</th>
          <th>photographs</th>
          <th>recall (p &gt; 0.5)</th>
          <th>accuracy</th>
          <th>macro recall</th>
          <th>loss</th>
          <th>sure of</th>
          <th>right where sure</th>
          <th>epochs</th>
        </tr>
        ${runs.map(row)}${runs.length > 1 ? mean : null}
      </table>
    </div>
    <p>
      Three figures with similar names: <em>recall</em> as Keras counts it, the share whose own class got more than half the probability; <em>accuracy</em>, the share whose most probable class is right; <em>macro recall</em>, the mean over the classes of the share found. ‘Sure’ answers have a calibrated probability of at least ${runs.map(({ result }) => formatNumber(result.sureFrom, "no answer is sure")).join(", ")}, chosen on the validation photographs.
    </p>
    <div class="figures">
      ${figurePlace("confusion", `Which coin was taken for which, ${runs.length === 1 ? "tested photographs" : "summed over the seeds"}.`)}
    </div>`;
}

function published(runs: readonly ClassifierRun[]): Html {
  const [{ config }] = runs;
  const settings = ({ split, input, network, augment, training }: ClassifierRun["config"]) =>
    JSON.stringify({ split, input, network, augment, training });
  const same =
    settings(config) ===
    settings(
      parseClassifierConfig({ kind: "classifier", name: "write-up" }, "the write-up's settings"),
    );
  return html`<h2>The write-up’s claims</h2>
<div class="wide"><table class="words"><tr><th>claim</th><th>published</th><th>its own log</th><th>here</th><th>verdict</th></tr>
${truthTable(runs).map((row) => html`<tr><td>${row.claim}</td><td>${row.published}</td><td>${row.log}</td><td>${row.here}</td><td>${row.verdict}</td></tr>`)}</table></div>
<p>${same ? "These runs have the write-up’s network, split, augmentation and early stopping." : "These runs have other settings than the write-up’s: the table shows what changes, not whether it can be reproduced."} ${runs[0].record.data.simulated ? "Its 500 photographs are no longer available; here are as many simulated ones, so agreement speaks for the method, not for the very figure." : ""}</p>`;
}

async function examples(root: string, runs: readonly ClassifierRun[], file: string): Promise<Html> {
  const run = runWithMostErrors(runs);
  const cards = await answerCards(
    resolve(root, run.record.data.folder),
    leastConfidentAnswers(run.predictions),
    file,
  );
  return html`<h2>Wrong answers, and right ones that were hardly sure</h2><p>Of seed ${run.record.seed}.</p><div class="pairs singles">${cards}</div>`;
}

function howTrained(runs: readonly ClassifierRun[]): Html {
  const [{ config, result }] = runs;
  const { input, network, augment, training } = config;
  const extras = [
    augment.anyAngle ? "turned by any angle" : null,
    augment.light > 0
      ? `lit from any side by up to ${formatPercent(augment.light, "not set")}`
      : null,
    augment.erase > 0
      ? `covered in part (patches up to ${formatPercent(augment.erase, "not set")} of a side)`
      : null,
    augment.blur > 0 ? `blurred (sigma up to ${augment.blur} pixels)` : null,
    augment.exposure > 0
      ? `exposed up to ${formatPercent(augment.exposure, "not set")} more or less`
      : null,
    augment.colour > 0 ? `tinted up to ${formatPercent(augment.colour, "not set")}` : null,
    augment.noise > 0 ? `made noisy (up to ${formatPercent(augment.noise, "not set")})` : null,
    augment.jpeg > 0 ? `kept as JPEG of quality ${100 - augment.jpeg} to 100` : null,
  ].filter(Boolean);
  return html`<h2>What was trained</h2>
    <p>
      Photographs of ${input.size} × ${input.size} pixels (${input.fit === "stretch" ? "drawn out to a square" : "padded to a square"}, ${input.resize}); ${network.filters.length} times convolution (${network.kernel} × ${network.kernel}; ${network.filters.join(", ")} filters), ReLU and ${network.pool} × ${network.pool} pooling; a dense layer of ${network.hidden}, and softmax over ${result.classes.length} classes. Cross-entropy, Adam at ${training.learningRate}${training.schedule === "cosine" ? ", falling along a cosine" : ""}, ${training.batch} photographs a step, at most ${training.epochs} epochs, ended after ${training.patience} without a lower validation loss, with the weights of the ${training.restoreBest ? "best" : "last"} epoch. Photographs were split at random into ${result.photographs.training} for training, ${result.photographs.validation} for validation and ${result.photographs.test} for the test. In training each was turned up to ${augment.rotation}°, shifted up to ${formatPercent(augment.widthShift, "not set")}, scaled up to ${formatPercent(augment.zoom, "not set")}${extras.length > 0 ? `; ${extras.join("; ")}` : ""}.${augment.validation ? " Validation photographs were changed in the same way, as in the write-up." : ""}
    </p>
    <div class="figures">
      ${figurePlace("training", `Loss and recall over the epochs, seed ${runs.at(-1)!.record.seed}.`)}${runs.length > 1 ? figurePlace("curves", "Every seed's epochs: training drawn through, validation dashed.") : null}
    </div>`;
}

function provenance(runs: readonly ClassifierRun[], file: string): Html {
  const files = [
    "config.json",
    "run.json",
    "evaluation.json",
    "predictions.csv",
    "split.csv",
    "metrics.jsonl",
    "history.csv",
  ];
  return html`<h2>Where this comes from</h2>
${runs.map(({ folder, record }) => html`${runs.length > 1 ? html`<h3>Seed ${record.seed}, ${basename(folder)}</h3>` : null}${origin(folder, record, files, file)}`)}${toLookAt(runs[0].result.warnings)}`;
}
