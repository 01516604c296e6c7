import { SIDES } from "../../data/index";
import { specimenWords, type DieStudy } from "../../diestudy/index";
import { html, type Html } from "../pages/html";
import type { CoinPhotographs } from "./coin-photographs";
import { coinsSideBySide } from "./doubts-section";
import { sourceFiles } from "./source-files";

/** Largest number of specimens whose photographs are shown; the tables hold all. */
const MAX_SPECIMENS_SHOWN = 12;

/** Coins with several photographs, both sides of each; nothing where there are none. */
export function specimensSection(
  { specimens: found }: DieStudy,
  photographs: CoinPhotographs,
): Html | null {
  const words = specimenWords(found);
  if (!found || words.length === 0) return null;
  const shown = found.specimens.slice(0, MAX_SPECIMENS_SHOWN);
  return html`<h2>Photographs of one coin</h2>
<p>These photographs match on both sides, and in what is not of the dies: the flan's outline round the design, its cracks, pits and scratches. Each coin counts once, under the name of its first photograph.</p>
<ul>${words.map((line) => html`<li>${line}</li>`)}</ul>
<div class="pairs">${shown.flatMap(({ coins }) => SIDES.map((side) => coinsSideBySide(photographs, side, coins, html`one coin.`)))}</div>
${sourceFiles("specimens.csv", "dies.csv")}`;
}
