import { FIND_KINDS } from "../../data/index";
import { coinsOnce, countsInWords, findsByDie, type DieStudy } from "../../diestudy/index";
import { html, type Html } from "../pages/html";
import { sourceFiles } from "./source-files";

const TITLES = { findspot: "findspots", hoard: "hoards", date: "dates" };

/** Findspots, hoards and dates of the sheet by die; nothing where it gives none. */
export function findsSection({ coins, specimens, finds }: DieStudy): Html | null {
  if (!finds || finds.size === 0) return null;
  const dies = findsByDie(coinsOnce(coins, specimens?.specimens), finds);
  const kinds = FIND_KINDS.filter((kind) => dies.some(({ counts }) => counts[kind].length > 0));
  return html`<h2>Finds and dates by die</h2>
<p>What the sheet says of the coins of each die, with the number of coins.</p>
<div class="wide"><table class="words"><tr><th>side</th><th>die</th><th>coins</th>${kinds.map((kind) => html`<th>${TITLES[kind]}</th>`)}</tr>
${dies.map(({ side, die, coins: n, counts }) => html`<tr><td>${side}</td><td>${die}</td><td>${n}</td>${kinds.map((kind) => html`<td>${countsInWords(counts[kind])}</td>`)}</tr>`)}</table></div>
${sourceFiles("die-links.gexf", "die-links.graphml", "die-links.json")}`;
}
