import { join, relative } from "node:path";
import type { Side } from "../../coins/index";
import { SIDES } from "../../data/index";
import { baselinesCsv, type BaselineRow, type BaselineTable } from "../../experiments/index";
import { writeJson } from "../../runs/index";
import {
  formatBounds,
  formatNumber,
  formatPercent,
  formatSignificant,
  writeWhole,
} from "../../base/index";
import { whyMissing } from "../../metrics/index";
import { baselinesFigure } from "../figures/baselines-figure";
import { html, type Html } from "./html";
import { count, interval } from "../figures/numbers";
import { madeWith, toLookAt } from "./origin";
import { figurePlace, page } from "./page";
import { plotlySource } from "../figures/plotly-source";
import { understood, understoodOf } from "./understood";

/**
 * Writes baselines.json, baselines.csv and baselines.html, a self-contained page, into a folder.
 *
 * @param root  the project's folder
 * @returns the page's path
 */
export async function reportBaselines(
  root: string,
  table: BaselineTable,
  folder: string,
): Promise<string> {
  await writeJson(join(folder, "baselines.json"), table);
  await writeWhole(join(folder, "baselines.csv"), baselinesCsv(table));
  const figures = Object.fromEntries(
    table.sets.map(({ id }) => [`ap-${id}`, baselinesFigure(table, id)]),
  );
  const file = join(folder, "baselines.html");
  await writeWhole(
    file,
    page(
      "Same die? Methods beside each other",
      body(root, table, await understoodOfTable(root, table)),
      figures,
      await plotlySource(root),
    ),
  );
  return file;
}

/** What was understood of the user's own photographs; nothing of simulated ones. */
async function understoodOfTable(root: string, { data, read }: BaselineTable) {
  if (!read) return undefined;
  return understoodOf(data, { ...read, cache: join(root, ".cache", "coin-sides") });
}

function body(root: string, table: BaselineTable, lines: string[] | undefined): Html {
  const {
    data,
    simulated,
    coins,
    sets,
    rows,
    leftOut,
    thresholds,
    resamples,
    warnings,
    provenance,
  } = table;
  const trained = rows.filter(({ from }) => from !== null);
  return html`<h1>Same die? Methods beside each other</h1>
    <p class="lead">
      ${count(coins)} coins of ${relative(root, data).startsWith("..") ? data : relative(root, data)}; every method answers for the same pairs
    </p>
    ${simulated ? html`<p class="note"><strong>Simulated strikes.</strong> These photographs come from numislab's strike simulator. The metrics say how methods do on simulated coins, not on real ones.</p>` : null}
    <p>
      Figures in brackets are 95 % intervals from drawing coins, ${resamples} times. ROC AUC, average precision and equal error rate judge the ranking of the pairs; chance is 0.5, the base rate, and 0.5. MCC, F1 and accuracy judge answers at a threshold: ${thresholds}. Read accuracy beside ‘always different’, which needs no coin and finds no link.
    </p>
    ${understood(lines)}
    ${sets.map((set) => section(table, set))}
    <h2>What they cost, and what was held out</h2>
    <div class="wide">
      <table class="words">
        <tr>
          <th>method</th>
          <th>tested pairs held out?</th>
          <th>training</th>
          <th>a pair</th>
        </tr>
        ${rows.map(
          ({ name, heldOut, trainingSeconds, msPerPair, given }) =>
            html`<tr>
              <td>${name}</td>
              <td>${heldOut}</td>
              <td>${formatNumber(trainingSeconds, given ? "not known" : "not trained", 0, " s")}</td>
              <td>${milliseconds(msPerPair)}</td>
            </tr>`,
        )}
      </table>
    </div>
    <p>
      Training and evaluation: wall-clock time. ‘A pair’ is processor time of all threads: describing every side and comparing every pair, divided by the pairs; reading and normalising photographs is not in it.
    </p>
    ${
      leftOut.length > 0
        ? html`<p>Left out:</p><ul>${leftOut.map(({ name, why }) => html`<li>${name}: ${why}</li>`)}</ul>`
        : null
    }
    <h2>Where this comes from</h2>
    <p>
      ${madeWith(provenance)} The table as data: <a href="baselines.json">baselines.json</a>,
      <a href="baselines.csv">baselines.csv</a >.${trained.length > 0 ? " Networks and given scores: " : ""}${trained.map(({ name, from }, i) => html`${i > 0 ? "; " : ""}${name}: ${relative(root, from!).startsWith("..") ? from : relative(root, from!)}`)}
    </p>
    ${toLookAt(warnings)}`;
}

function section(table: BaselineTable, { id, title }: BaselineTable["sets"][number]): Html {
  const shown = table.rows.filter(({ figures }) => figures[id]);
  if (shown.length === 0) return html``;
  return html`<h2>${title[0].toUpperCase()}${title.slice(1)}</h2>
${SIDES.filter((side) => shown[0].figures[id]![side].pairs > 0).map((side) => sideTable(shown, id, side))}
<div class="figures">${figurePlace(`ap-${id}`, "Average precision of each method. Dotted: the base rates, which are chance.")}</div>`;
}

function sideTable(
  rows: readonly BaselineRow[],
  id: BaselineTable["sets"][number]["id"],
  side: Side,
): Html {
  const { pairs, same, baseRate, alwaysDifferent } = rows[0].figures[id]![side];
  const why = whyMissing({ pairs, same });
  const row = ({ name, figures }: BaselineRow) => {
    const { rocAuc, averagePrecision, equalErrorRate, mcc, f1, accuracy } = figures[id]![side];
    return html`<tr>
      <td>${name}</td>
      ${[rocAuc, averagePrecision, equalErrorRate, mcc, f1].map((figure) => html`<td>${interval(figure, why, 2)}</td>`)}
      <td>
        ${formatNumber(accuracy.value, why.value, 4)}
        <small>${formatBounds(accuracy, why, 4)}</small>
      </td>
      <td>${formatNumber(alwaysDifferent, why.value, 4)}</td>
    </tr>`;
  };
  return html`<div class="wide">
    <table>
      <caption>
        ${side === "obverse" ? "Obverses" : "Reverses"}: ${count(pairs)} pairs, ${count(same)} from the same die, base rate ${formatPercent(baseRate, why.value)}
      </caption>
      <tr>
        <th>method</th>
        <th>ROC AUC</th>
        <th>average precision</th>
        <th>equal error rate</th>
        <th>MCC</th>
        <th>F1</th>
        <th>accuracy</th>
        <th>‘always different’</th>
      </tr>
      ${rows.map(row)}
    </table>
  </div>`;
}

const milliseconds = (ms: number | null) =>
  ms !== null && ms < 0.01 ? "below 0.01 ms" : formatSignificant(ms, "not measured", 2, " ms");
