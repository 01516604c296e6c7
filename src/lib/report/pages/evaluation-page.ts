import { join } from "node:path";
import type { Side } from "../../coins/index";
import { SIDES } from "../../data/index";
import type { EvaluatedModel, ModelEvaluation } from "../../experiments/index";
import { ofSide } from "../../runs/index";
import { formatNumber, formatPercent, writeWhole } from "../../base/index";
import { whyMissing } from "../../metrics/index";
import { distanceFigure, SHOWN } from "../figures/distance-figure";
import { examplesSection } from "../siamese/examples-section";
import { html, type Html } from "./html";
import { count, interval } from "../figures/numbers";
import { toLookAt } from "./origin";
import { figurePlace, page } from "./page";
import { understood, understoodOf } from "./understood";
import { plotlySource } from "../figures/plotly-source";
import { precisionRecallFigure } from "../figures/precision-recall-figure";
import { reliabilityFigure } from "../figures/reliability-figure";
import { rocFigure } from "../figures/roc-figure";

/**
 * Makes report.html about a model's answers on other people's coins: figures, examples, what was
 * left out.
 *
 * @param folder where evaluation.json and pairs.csv lie
 * @returns the page's path
 */
export async function reportEvaluation(
  root: string,
  { evaluation, pairs }: EvaluatedModel,
  folder: string,
): Promise<string> {
  const { data, layout, sheet, sheetOptions, decisions, compare } = evaluation;
  const shown = sidesWithPairs(evaluation);
  const sides = { obverse: ofSide(pairs, "obverse"), reverse: ofSide(pairs, "reverse") };
  const figures = {
    roc: rocFigure(sides),
    "precision-recall": precisionRecallFigure(sides),
    ...Object.fromEntries(
      shown.map((side) => [
        `distances-${side}`,
        distanceFigure(sides[side], compare, decisions[side].threshold),
      ]),
    ),
    reliability: reliabilityFigure(pairs),
  };
  const title =
    evaluation.model === null
      ? `The method ${evaluation.method} on labelled coins`
      : "A trained model on other coins";
  const cache = join(root, ".cache", "coin-sides");
  const lines = await understoodOf(data, { sheet, sheetOptions, layout, cache });
  const file = join(folder, "report.html");
  const body = html`${head(evaluation, title)}${understood(lines)}${table(evaluation)}
<div class="figures">${figurePlace("roc", "ROC over all pairs.")}${figurePlace("precision-recall", "Precision over recall. Dotted: the base rate, which is chance.")}${shown.map((side) => figurePlace(`distances-${side}`, `${side === "obverse" ? "Obverses" : "Reverses"}: ${SHOWN[compare]} of the pairs, and the model’s threshold.`))}${figurePlace("reliability", "Reliability: on the diagonal, pairs that were given a probability are from the same die that often.")}</div>
${await examplesSection(pairs, data, { sheet, layout, page: file })}${leftOut(evaluation)}
<h2>Where this comes from</h2><p>${evaluation.model === null ? `Method ${evaluation.method}` : `Model ${evaluation.model}`}; photographs ${data}${sheet ? `; sheet ${sheet}` : ""}. The figures as data: <a href="evaluation.json">evaluation.json</a>; every pair: <a href="pairs.csv">pairs.csv</a>.</p>${toLookAt(evaluation.warnings)}`;
  await writeWhole(file, page(title, body, figures, await plotlySource(root)));
  return file;
}

function head({ coins, data, simulated, decisions, pairs }: ModelEvaluation, title: string): Html {
  const sentence = (side: Side) => {
    const { baseRate, alwaysDifferent, accuracy } = pairs[side];
    if (pairs[side].pairs === 0) return html`No two coins have known ${side} dies. `;
    return html`Of the ${side} pairs ${formatPercent(baseRate, "no pair")} are from the same die: answering ‘different’ every time is right in ${formatPercent(alwaysDifferent, "no pair")}, the model in ${formatPercent(accuracy.value, "no pair")}. `;
  };
  return html`<h1>${title}</h1>
    <p class="lead">${count(coins)} coins of ${data}</p>
    ${simulated ? html`<p class="note"><strong>Simulated strikes.</strong> These photographs come from numislab's strike simulator. The metrics say how the model does on simulated coins, not on real ones.</p>` : null}
    <p>
      The model answers at its own thresholds: obverses ${formatNumber(decisions.obverse.threshold, "none")}, chosen on ${decisions.obverse.chosenOn}; reverses ${formatNumber(decisions.reverse.threshold, "none")}, chosen on ${decisions.reverse.chosenOn}. No threshold was chosen here. ${SIDES.map(sentence)}
    </p>`;
}

/** The sides that have pairs; both where none has. */
function sidesWithPairs({ pairs }: ModelEvaluation): readonly Side[] {
  const shown = SIDES.filter((side) => pairs[side].pairs > 0);
  return shown.length > 0 ? shown : SIDES;
}

function table(evaluation: ModelEvaluation): Html {
  const { pairs } = evaluation;
  const shown = sidesWithPairs(evaluation);
  const row = (name: string, of: (side: Side) => Html | string) =>
    html`<tr><td>${name}</td>${shown.map((side) => html`<td>${of(side)}</td>`)}</tr>`;
  const measures = {
    "ROC AUC": "rocAuc",
    "average precision": "averagePrecision",
    "equal error rate": "equalErrorRate",
    "best F1 of any threshold, the answers known": "bestF1",
    accuracy: "accuracy",
    "balanced accuracy": "balancedAccuracy",
    precision: "precision",
    recall: "recall",
    F1: "f1",
    MCC: "mcc",
    "false positive rate": "falsePositiveRate",
    "Brier score": "brier",
    "log loss": "logLoss",
    "calibration error": "calibrationError",
  } as const;
  return html`<h2>How good are the answers?</h2>
    <div class="wide">
      <table>
        <caption>
          Every pair whose dies are known; 95 % intervals from drawing coins
        </caption>
        <tr>
          <th></th>
          ${shown.map((side) => html`<th>${side}s</th>`)}
        </tr>
        ${row("pairs", (side) => count(pairs[side].pairs))}${row("from the same die", (side) => count(pairs[side].same))}${row("base rate", (side) => formatPercent(pairs[side].baseRate, "no pair"))}${row("accuracy of ‘always different’", (side) => formatNumber(pairs[side].alwaysDifferent, "no pair"))}
        ${Object.entries(measures).map(([name, key]) => row(name, (side) => interval(pairs[side][key], whyMissing(pairs[side]))))}
        ${row("Brier score of the base rate", (side) => formatNumber(pairs[side].brierOfBaseRate, "no pair"))}
        ${row("called ‘same die’: right, wrong", (side) => `${count(pairs[side].confusion.truePositives)}, ${count(pairs[side].confusion.falsePositives)}`)}
      </table>
    </div>`;
}

function leftOut({ leftOut: { coins, pairs } }: ModelEvaluation): Html {
  const nothing = coins.length + pairs.length === 0;
  return html`<h2>What was left out</h2>${nothing ? html`<p>Nothing: every coin of the sheet was used, and every pair.</p>` : html`<ul>${coins.map(({ coin, why }) => html`<li>coin ${coin}: ${why}</li>`)}${pairs.map(({ side, pairs, why }) => html`<li>${count(pairs)} ${side} pairs ${why}</li>`)}</ul>`}`;
}
