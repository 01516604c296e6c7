import { coinsOnce, coinsOnceWithNames, dieChart, type DieStudy } from "../../diestudy/index";
import { html, raw, type Html } from "../pages/html";
import { photographAlt } from "./coin-photographs";
import { inlineSvg } from "./inline-svg";
import { sourceFiles } from "./source-files";

export const CHART_STYLE = `
.chart { background: #fff; color: #1b1b1b; border-radius: .4rem; padding: 1rem; display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; } .chart .wide { flex: 0 1 auto; max-width: 100%; } .chart svg { display: block; max-width: 100%; height: auto; }
.chart [tabindex] { cursor: pointer; outline: none; } @media screen { .chart .on { stroke: #0060a8; stroke-width: .9px; } .chart text.on { stroke: none; fill: #0060a8; font-weight: bold; } }
.card { flex: 1 1 14rem; position: sticky; top: .5rem; max-height: calc(100vh - 1rem); overflow: auto; } .card p { margin: 0 0 .4rem; } .card ul { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(6.4rem, 1fr)); gap: .5rem; } .card ul.both { grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); } .card li div { display: flex; gap: .2rem; } .card .photo { flex: 1; min-width: 0; } .card img { aspect-ratio: 1; object-fit: contain; } .card small { display: block; text-align: center; }
@media screen and (max-width: 60rem) { .chart svg { min-width: 32rem; } .card { flex-basis: 100%; position: sticky; top: auto; bottom: 0; max-height: 45vh; background: #fff; border-top: 1px solid #bbb; padding-top: .5rem; } }
@media print { .card { display: none; } .chart { display: block; padding: 0; } }
`;

/**
 * Script of the die chart: a die or a line that is pointed at, tapped or reached with Tab shows the
 * photographs of its coins beside the chart. They are the page's own, copied when they are wanted.
 */
export const CHART_SCRIPT = `{
const chart = document.querySelector(".chart"), card = chart.querySelector(".card");
const [words, list] = card.children;
const coins = JSON.parse(document.getElementById("chart-coins").textContent);
const photographs = new Map([...document.querySelectorAll("a.photo")].map((link) => [link.firstElementChild.alt, link]));
const marks = [...chart.querySelectorAll("[data-obverse], [data-reverse]")];
function show({ dataset }) {
  const { obverse, reverse } = dataset;
  const own = coins.filter(([, o, r]) => (obverse ?? o) === o && (reverse ?? r) === r);
  const sides = ["obverse", "reverse"].filter((side) => side in dataset);
  for (const mark of marks) mark.classList.toggle("on", mark.dataset.obverse === obverse && mark.dataset.reverse === reverse);
  words.textContent = [obverse, reverse].filter((die) => die !== undefined).join(" and ") + ": " + own.length + (own.length === 1 ? " coin" : " coins");
  list.className = sides.length === 2 ? "both" : "";
  list.replaceChildren(...own.map(([coin, , , ...alts]) => {
    const item = document.createElement("li"), pictures = document.createElement("div"), name = document.createElement("small");
    pictures.append(...sides.flatMap((side) => photographs.get(alts[side === "obverse" ? 0 : 1])?.cloneNode(true) ?? []));
    name.textContent = coin;
    item.append(pictures, name);
    return item;
  }));
}
for (const mark of marks) {
  if (mark.localName === "line") {
    // a line as thin as this one is hard to hit
    const wide = mark.cloneNode();
    wide.setAttribute("style", "stroke:transparent;stroke-width:2.4px");
    wide.classList.add("hit");
    mark.after(wide);
    wide.addEventListener("pointerenter", () => show(mark));
    wide.addEventListener("click", () => show(mark));
  }
  mark.addEventListener("pointerenter", () => show(mark));
  mark.addEventListener("click", () => show(mark));
  mark.addEventListener("focus", () => show(mark));
  if (mark.localName !== "text") {
    mark.setAttribute("tabindex", "0");
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", [mark.dataset.obverse, mark.dataset.reverse].filter(Boolean).join(" and "));
  }
}
}`;

/** The die chart; with a script it shows the photographs of what is pointed at. */
export function chartSection({ coins, specimens }: Pick<DieStudy, "coins" | "specimens">): Html {
  const known = coinsOnce(coins, specimens?.specimens).map(({ name, obverseDie, reverseDie }) => [
    name,
    obverseDie,
    reverseDie,
    photographAlt(name, "obverse"),
    photographAlt(name, "reverse"),
  ]);
  const chart = inlineSvg(dieChart(coinsOnceWithNames(coins, specimens?.specimens)));
  return html`<h2>Die chart</h2><div class="chart"><div class="wide">${raw(chart)}</div><div class="card"><p>Point at a die or a line to see its coins.</p><ul></ul></div></div>
<script type="application/json" id="chart-coins">${raw(JSON.stringify(known).replaceAll("<", "\\u003c"))}</script>${sourceFiles("die-chart.svg", "die-links.gexf", "die-links.graphml", "die-links.json")}`;
}
