import { SIDES } from "../../data/index";
import {
  CAVEATS,
  ESTIMATORS,
  NOMISMA_CAVEAT,
  reversesPerObverse,
  type DieStudy,
  type SideStudy,
} from "../../diestudy/index";
import type { Interval } from "../../metrics/index";
import { formatNumber, formatPercent, formatSignificant, type MaybeNumber } from "../../base/index";
import { html, type Html } from "../pages/html";
import { count } from "../figures/numbers";
import { sourceFiles } from "./source-files";

const ONES = { obverse: "Obverses", reverse: "Reverses" };

/** Why an estimate has no finite value. */
const UNBOUNDED = "no finite value: every die was seen once";
const percent = (share: MaybeNumber) => formatPercent(share, "no coin");

const dies = (value: MaybeNumber) =>
  Number.isFinite(value) && value! >= 100
    ? count(Math.round(value!))
    : formatNumber(value, UNBOUNDED, 1);
const range = (low: MaybeNumber, high: MaybeNumber) =>
  `${dies(low)} to ${Number.isFinite(high) ? dies(high) : "any number"}`;
const estimate = ({ value, low, high }: Interval) =>
  html`${dies(value)} <small>${range(low, high)}</small>`;

/** What was found, in words that stand by themselves. */
export function inWords(study: DieStudy): Html {
  const sentences = sidesOf(study).map(
    ({
      side,
      estimates: {
        n,
        d,
        coverage,
        linkDoubt: { dies: seen, bracket },
      },
    }) =>
      html`<li><strong>${d} ${side} ${d === 1 ? "die" : "dies"}</strong> on ${n} coins${seen.low < d || seen.high > d ? ` (${seen.low} to ${seen.high}, as some links are in doubt)` : ""}. They stand for ${percent(coverage.value)} of what was struck (${percent(coverage.low)} to ${percent(coverage.high)}). There were ${Number.isFinite(bracket.equal.value) ? html`about ${dies(bracket.equal.value)} dies if every die struck as many coins, ${dies(bracket.geometric.value)} if a die might break at any blow; with their intervals and the doubt about links, <strong>${range(bracket.equal.low, bracket.geometric.high)}</strong>` : html`at least ${dies(bracket.equal.low)}: every die was seen once, and nothing bounds their number from above`}.</li>`,
  );
  return html`<ul>${sentences}</ul>`;
}

/** Counts, estimates and their caveats. */
export function counts(study: DieStudy): Html {
  const sides = sidesOf(study);
  const row = (title: string, cell: (side: SideStudy) => unknown) =>
    html`<tr><th scope="row">${title}</th>${sides.map((side) => html`<td>${cell(side) as Html}</td>`)}</tr>`;
  const columns = html`<tr><th></th>${sides.map(({ side }) => html`<th scope="col">${ONES[side]}</th>`)}</tr>`;
  return html`<h2>How many dies?</h2>
    <div class="tables">
      <table>
        <caption>
          Seen
        </caption>
        ${columns}
        ${row("coins", ({ estimates }) => count(estimates.n))}${row("dies", ({ estimates: { d, linkDoubt } }) => html`${count(d)} <small>${count(linkDoubt.dies.low)} to ${count(linkDoubt.dies.high)}</small>`)}${row("coins a die", ({ estimates }) => formatNumber(estimates.index, "no die", 2))}
        ${row("dies seen once", ({ estimates: { singletons, d } }) => html`${singletons} <small>${percent(singletons / d)} of the dies</small>`)}
        ${row("coverage", ({ estimates: { coverage } }) => html`${percent(coverage.value)} <small>${percent(coverage.low)} to ${percent(coverage.high)}</small>`)}
        ${
          sides.length === 2
            ? html`<tr>
                <th scope="row">reverse dies for each obverse die</th>
                <td colspan="2">
                  ${formatNumber(reversesPerObverse(sides[0].estimates, sides[1].estimates), "no obverse die", 2)}
                </td>
              </tr>`
            : null
        }
        ${row("reliability of estimates", ({ estimates }) => ({ good: "good", "with care": "to be taken with care", risky: "risky", avoid: "none: to be avoided" })[estimates.reliability])}
      </table>
      <table>
        <caption>
          Original dies, each with its 95 % interval
        </caption>
        ${columns}
        ${row("low end: equal output (Good)", ({ estimates }) => estimate(estimates.bracket.equal))}${row("high end: geometric output (Esty)", ({ estimates }) => estimate(estimates.bracket.geometric))}
        ${ESTIMATORS.filter(({ name }) => name !== "good" && name !== "geometric").map(({ name, label }) => row(label, ({ estimates }) => estimate(estimates.estimators[name])))}
        ${row("coins struck, at 20,000 a die", ({ estimates: { output } }) => millions(output.equal.coins, output.geometric.coins))}
        ${row("of which one survives in", ({ estimates: { output } }) => html`${rounded(output.equal.struckForEach)} to ${rounded(output.geometric.struckForEach)}`)}
      </table>
      <table>
        <caption>
          How often dies were seen
        </caption>
        <tr>
          <th>on this number of coins</th>
          ${sides.map(({ side }) => html`<th scope="col">${ONES[side]}</th>`)}
        </tr>
        ${frequencies(sides)}
      </table>
    </div>
    <p>
      Intervals of the two ends are exact, those of the other estimators a parametric bootstrap under the model each stands for; none of the table knows of doubtful links (estimates.json: linkDoubt). Bands of trust go by coins a die: 3 and more good, 2 to 3 with care, below 2 risky, below 1.5 to be avoided.
    </p>
    <div class="note">
      <strong>Before you print a number</strong>
      <ul>
        ${CAVEATS.map((caveat) => html`<li>${caveat}</li>`)}
        <li>estimates.json also holds Nomisma’s interval. ${NOMISMA_CAVEAT}</li>
      </ul>
    </div>
    ${sourceFiles("estimates.json")}`;
}

function frequencies(sides: readonly SideStudy[]): Html {
  const all = [
    ...new Set(sides.flatMap((side) => side.frequencies.map(({ frequency }) => frequency))),
  ].sort((a, b) => a - b);
  const cell = (side: SideStudy, frequency: number) => {
    const found = side.frequencies.find((row) => row.frequency === frequency);
    return found
      ? html`${found.dies} <small>${percent(found.shareOfDies)} of dies, ${percent(found.shareOfCoins)} of coins</small>`
      : html``; // no die was seen on that many coins
  };
  return html`${all.map((frequency) => html`<tr><th scope="row">${frequency}</th>${sides.map((side) => html`<td>${cell(side, frequency)}</td>`)}</tr>`)}`;
}

const sidesOf = (study: DieStudy) =>
  SIDES.flatMap((side) => (study.sides[side] ? [{ side, ...study.sides[side]! }] : []));
const rounded = (value: MaybeNumber) => formatSignificant(value, UNBOUNDED);
const millions = (low: number, high: number) =>
  Number.isFinite(high)
    ? `${formatSignificant(low / 1e6, UNBOUNDED)} to ${formatSignificant(high / 1e6, UNBOUNDED)} million`
    : formatNumber(high, UNBOUNDED);
