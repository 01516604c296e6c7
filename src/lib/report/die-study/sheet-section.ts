import type { Side } from "../../coins/index";
import { dieOf } from "../../data/index";
import type { DieStudy } from "../../diestudy/index";
import { html, type Html } from "../pages/html";
import { count } from "../figures/numbers";
import type { CoinPhotographs } from "./coin-photographs";
import { coinsSideBySide } from "./doubts-section";
import { sourceFiles } from "./source-files";

/**
 * Largest number of disagreements, and of agreements, per side; comparison.json holds all
 * disagreements.
 */
const MAX_PAIRS_SHOWN = 24;

/** The study beside the sheet that was given. */
export function besideSheet(study: DieStudy, photographs: CoinPhotographs): Html | null {
  if (!study.comparison) return null;
  return html`<h2>Beside the sheet</h2>
<table><caption>Pairs of coins whose dies both name</caption><tr><th></th><th>coins</th><th>same in both</th><th>different in both</th><th>sheet: same, study: different</th><th>sheet: different, study: same</th></tr>
${study.comparison.map(({ side, coins, bothSame, bothDifferent, disagreements }) => html`<tr><th scope="row">${side}s</th><td>${coins}</td><td>${count(bothSame)}</td><td>${count(bothDifferent)}</td><td>${disagreements.filter(({ sheet }) => sheet === "same").length}</td><td>${disagreements.filter(({ sheet }) => sheet === "different").length}</td></tr>`)}</table>
<p>Names of dies need not agree, only which coins share one. The study never looked at the sheet.</p>
${study.comparison.map(
  ({
    side,
    disagreements,
  }) => html`<h3>${side === "obverse" ? "Obverses" : "Reverses"}: ${disagreements.length === 0 ? "no disagreement" : `${disagreements.length} ${disagreements.length === 1 ? "disagreement" : "disagreements"}${disagreements.length > MAX_PAIRS_SHOWN ? `, of which ${MAX_PAIRS_SHOWN}` : ""}`}</h3>
<div class="pairs">${disagreements.slice(0, MAX_PAIRS_SHOWN).map(({ a, b, sheet, sheetDies, studyDies }) => coinsSideBySide(photographs, side, [a, b], html`<span class="wrong">✗</span> the sheet says ${sheet} (${sheetDies.join(", ")}), the study ${sheet === "same" ? "different" : "same"} (${studyDies.join(", ")}).`))}</div>
${agreements(study, side, photographs)}`,
)}
${sourceFiles("comparison.json", "dies.csv")}`;
}

/** A link of each die on which both agree. */
function agreements(study: DieStudy, side: Side, photographs: CoinPhotographs): Html | null {
  const given = new Map(study.sheet!.map((coin) => [coin.name, dieOf(coin, side)]));
  const links = (study.sides[side]?.dieSupport ?? []).flatMap(({ die, coins }) => {
    for (const [i, a] of coins.entries()) {
      const b = coins
        .slice(i + 1)
        .find((other) => given.get(a) && given.get(a) === given.get(other));
      if (b) return [{ die, a, b, sheetDie: given.get(a)! }];
    }
    return [];
  });
  if (links.length === 0) return null;
  return html`<h3>Links of ${side}s on which both agree, one a die${links.length > MAX_PAIRS_SHOWN ? ` (${MAX_PAIRS_SHOWN} of ${links.length})` : ""}</h3>
<div class="pairs">${links.slice(0, MAX_PAIRS_SHOWN).map(({ die, a, b, sheetDie }) => coinsSideBySide(photographs, side, [a, b], html`<span class="right">✓</span> ${die} here, ${sheetDie} in the sheet.`))}</div>`;
}
