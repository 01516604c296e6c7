import type { Side } from "../../coins/index";
import { SIDES } from "../../data/index";
import type { DieStudy } from "../../diestudy/index";
import { html, type Html } from "../pages/html";
import type { CoinPhotographs } from "./coin-photographs";
import { from } from "./from";
import { share } from "./share";

/** So many pairs, and so many contradictions of a side, are shown; the tables hold all. */
const PAIRS = 18;
const CONTRADICTIONS = 6;

/** Coins side by side with a few words. */
export function together(
  photographs: CoinPhotographs,
  side: Side,
  coins: readonly string[],
  words: Html,
): Html {
  return html`<div class="pair"><div>${coins.map((coin) => photographs.of(coin, side))}</div><strong>${coins.join(", ")}</strong>, ${side}: ${words}</div>`;
}

/** What a person should look at: pairs that are in doubt, and answers that can't all be right. */
export function doubts(study: DieStudy, photographs: CoinPhotographs): Html {
  const queue = SIDES.flatMap((side) => study.sides[side]?.review ?? []).sort(
    (x, y) => y.uncertainty - x.uncertainty || y.contradictions - x.contradictions,
  );
  const against = SIDES.map((side) => ({ side, found: study.sides[side]?.contradictions ?? [] }));
  const all = against.reduce((sum, { found }) => sum + found.length, 0);
  return html`<h2>In doubt</h2>
<p>${queue.length === 0 ? "No pair is in doubt." : `${queue.length} pairs, the most uncertain first${queue.length > PAIRS ? `; here are ${PAIRS}` : ""}. To judge them: numislab review, with the folder of this study.`} ${study.verdicts.length > 0 ? `${study.verdicts.length} verdicts of a person are taken in already.` : ""}</p>
<div class="pairs">${queue.slice(0, PAIRS).map((pair) => together(photographs, pair.side, [pair.coinA, pair.coinB], html`the study says ${pair.same ? "same die" : "different dies"}. One die: ${share(pair.together)} by all pairs together, ${share(pair.probability)} by this pair alone.`))}</div>
${from("review.csv")}
<h2>Contradictions</h2>
<p>${all === 0 ? "None." : `${all} times three answers can’t all be right: the first and second coin of one die, the second and third too, the first and third not.${against.some(({ found }) => found.length > CONTRADICTIONS) ? ` The strongest ${CONTRADICTIONS} of each side:` : ""}`}</p>
<div class="pairs three">${against.map(({ side, found }) => found.slice(0, CONTRADICTIONS).map(({ a, b, c, strength }) => together(photographs, side, [a, b, c], html`the least sure of the three answers is ${share(strength)} sure.`)))}</div>
${from("contradictions.csv")}`;
}
