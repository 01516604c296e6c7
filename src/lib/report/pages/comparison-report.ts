import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  compareRuns,
  lessIsBetter,
  readRecord,
  runHistory,
  type RunComparison,
  type RunMetric,
} from "../../runs/index";
import { formatNumber, missing, writeWhole } from "../../base/index";
import { curvesFigure } from "../figures/curves-figure";
import { address } from "./address";
import { html, type Html } from "./html";
import { interval } from "../figures/numbers";
import { origin } from "./origin";
import { figurePlace, page } from "./page";
import { plotlySource } from "../figures/plotly-source";

/**
 * Makes a page that puts runs side by side: the settings that differ, the figures with their
 * intervals, and the curves overlaid. Runs of any kind, finished or not.
 *
 * @param root the project's folder
 * @param folders the runs'
 * @param file where it goes; comparison.html in the last run's folder where it is left out
 * @returns the page's path
 */
export async function reportComparison(
  root: string,
  folders: readonly string[],
  file = join(folders.at(-1)!, "comparison.html"),
): Promise<string> {
  const comparison = compareRuns(folders);
  const labels = labelsOf(comparison);
  const curves = folders.map((folder, i) => ({
    label: labels[i],
    kind: comparison.runs[i].kind,
    history: runHistory(folder),
  }));
  const title = `${folders.length} runs side by side`;
  const body = html`<h1>${title}</h1>${notes(comparison)}${figures(comparison, labels, file)}${settings(comparison, labels)}
<h2>Curves</h2><div class="figures">${figurePlace("curves", "Training drawn through, validation dashed; a run has one colour in all panels.")}</div>
<h2>Where this comes from</h2>${folders.map((folder, i) => html`<h3>${labels[i]}</h3>${origin(folder, readRecord(folder), filesOf(folder), file)}`)}`;
  await writeWhole(
    file,
    page(title, body, { curves: curvesFigure(curves) }, await plotlySource(root)),
  );
  return file;
}

/**
 * Runs by their names where those differ, else by the one or two settings in which they do, else
 * with their ids.
 */
function labelsOf({ runs, config }: RunComparison): string[] {
  const names = runs.map(({ name }) => name);
  const settings = Object.entries(config).filter(([key]) => key !== "name");
  const set = runs.map((_, i) =>
    settings
      .map(([key, values]) => `${key.split(".").at(-1)} ${JSON.stringify(values[i])}`)
      .join(", "),
  );
  const distinct = (labels: readonly string[]) => new Set(labels).size === labels.length;
  if (distinct(names)) return names;
  return settings.length <= 2 && distinct(set) ? set : runs.map(({ name, id }) => `${name}/${id}`);
}

function notes({ runs, sameData }: RunComparison): Html {
  return html`${runs.some(({ simulated }) => simulated) ? html`<p class="note"><strong>Simulated photographs${runs.every(({ simulated }) => simulated) ? "" : " in some of the runs"}.</strong> Figures on them say how a method does on the simulator’s coins, not on real ones.</p>` : null}
${sameData ? null : html`<p class="note">These runs were <strong>not tested on the same photographs in the same split</strong>: their metrics cannot be ranked.</p>`}`;
}

function figures({ runs, figures }: RunComparison, labels: readonly string[], file: string): Html {
  const cell = (figure: RunMetric | null) =>
    figure === null
      ? missing("not measured in this run")
      : figure.low === null
        ? formatNumber(figure.value, "not defined for its pairs")
        : interval(figure, {
            value: "not defined for its pairs",
            bounds: "too few same-die pairs",
          });
  const direction = (name: string) => (lessIsBetter(name) ? "less is better" : "more is better");
  return html`<h2>Figures</h2>
    <div class="wide">
      <table>
        <caption>
          95 % intervals in brackets, each run’s own
        </caption>
        <tr>
          <th></th>
          ${runs.map((run, i) => html`<th><a href="${address(join(run.folder, "evaluation.json"), file)}">${labels[i]}</a></th>`)}
          <th></th>
        </tr>
        <tr>
          <td>state</td>
          ${runs.map(({ state }) => html`<td>${state}</td>`)}
          <td></td>
        </tr>
        ${Object.entries(figures).map(
          ([name, values]) =>
            html`<tr><td>${name}</td>${values.map((value) => html`<td>${cell(value)}</td>`)}<td>${direction(name)}</td></tr>`,
        )}
        <tr>
          <td>seconds</td>
          ${runs.map(({ seconds }) => html`<td>${formatNumber(seconds, "not ended", 0)}</td>`)}
          <td></td>
        </tr>
      </table>
    </div>
    <p>
      Settings are chosen by the figures that begin with ‘validation’. The others are of photographs that were kept from every choice; whoever picks a run by them has seen too much to trust them after.
    </p>`;
}

function settings({ config }: RunComparison, labels: readonly string[]): Html {
  const rows = Object.entries(config);
  if (rows.length === 0) return html`<h2>Settings that differ</h2><p>None.</p>`;
  const cell = (value: unknown) =>
    html`<td>${value === null ? "–" : typeof value === "string" ? value : JSON.stringify(value)}</td>`;
  return html`<h2>Settings that differ</h2>
<div class="wide"><table><tr><th></th>${labels.map((label) => html`<th>${label}</th>`)}</tr>
${rows.map(([key, values]) => html`<tr><td>${key}</td>${values.map(cell)}</tr>`)}</table></div>`;
}

function filesOf(folder: string): string[] {
  return [
    "config.json",
    "run.json",
    "evaluation.json",
    "history.csv",
    "split.csv",
    "report.html",
  ].filter((name) => existsSync(join(folder, name)));
}
