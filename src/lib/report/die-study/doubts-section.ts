import type { Side } from "../../coins/index";
import { SIDES } from "../../data/index";
import {
  decisionsInWords,
  questionOf,
  studyDecisions,
  type DieStudy,
  type NumberedDecision,
} from "../../diestudy/index";
import { warningsOfSides } from "../../matchers/index";
import { html, type Html } from "../pages/html";
import type { CoinPhotographs } from "./coin-photographs";
import { sourceFiles } from "./source-files";
import { share } from "./share";

/** Largest number of decisions, and of contradictions per side, that are shown; the tables hold all. */
const MAX_DECISIONS_SHOWN = 12;
const MAX_CONTRADICTIONS_SHOWN = 6;

/** Coins side by side with a caption. */
export function coinsSideBySide(
  photographs: CoinPhotographs,
  side: Side,
  coins: readonly string[],
  words: Html,
): Html {
  return html`<div class="pair"><div>${coins.map((coin) => photographs.of(coin, side))}</div><strong>${coins.join(", ")}</strong>, ${side}: ${words}</div>`;
}

function inWords(warnings: readonly string[]): string {
  return warnings.length === 0 ? "" : ` Warning: ${warnings.join("; ")}.`;
}

function decisionShown(
  study: DieStudy,
  decision: NumberedDecision,
  photographs: CoinPhotographs,
): Html {
  const { number, side, follows, pairs } = decision;
  return html`<h3>${number}. ${questionOf(decision)} <small>${side}, ${follows} ${follows === 1 ? "pair follows" : "pairs follow"}</small></h3>
<div class="pairs">${pairs.map((pair) => coinsSideBySide(photographs, side, [pair.a, pair.b], html`the study says ${pair.same ? "same die" : "different dies"}. One die: ${share(pair.together)} by all pairs together, ${share(pair.probability)} by this pair alone.${inWords(warningsOfSides(study.sideWarnings, side, [pair.a, pair.b]))}`))}</div>`;
}

/** What a person should decide: what is in doubt, and answers that cannot all be right. */
export function doubts(study: DieStudy, photographs: CoinPhotographs): Html {
  const decisions = studyDecisions(study);
  const against = SIDES.map((side) => ({ side, found: study.sides[side]?.contradictions ?? [] }));
  const all = against.reduce((sum, { found }) => sum + found.length, 0);
  return html`<h2>In doubt</h2>
<p>${decisions.length === 0 ? "Nothing is left to decide." : `${decisionsInWords(decisions)}. The decision that is expected to change the most pairs comes first${decisions.length > MAX_DECISIONS_SHOWN ? `; here are ${MAX_DECISIONS_SHOWN}` : ""}. To judge them: npx numislab review, with the folder of this study.`} ${study.verdicts.length > 0 ? `${study.verdicts.length} verdicts of a person are taken in already.` : ""}</p>
${decisions.slice(0, MAX_DECISIONS_SHOWN).map((decision) => decisionShown(study, decision, photographs))}
${sourceFiles("review.csv")}
<h2>Contradictions</h2>
<p>${all === 0 ? "None." : `${all} times three answers cannot all be right: the first and second coin from the same die, the second and third too, the first and third not.${against.some(({ found }) => found.length > MAX_CONTRADICTIONS_SHOWN) ? ` The strongest ${MAX_CONTRADICTIONS_SHOWN} of each side:` : ""}`}</p>
<div class="pairs three">${against.map(({ side, found }) => found.slice(0, MAX_CONTRADICTIONS_SHOWN).map(({ a, b, c, strength }) => coinsSideBySide(photographs, side, [a, b, c], html`the least sure of the three answers is ${share(strength)} sure.`)))}</div>
${sourceFiles("contradictions.csv")}`;
}
