import {
  agreementInWords,
  disputeInWords,
  judgesAgreement,
  takenVerdicts,
  type DieStudy,
} from "../../diestudy/index";
import { html, type Html } from "../pages/html";
import { coinsSideBySide } from "./doubts-section";
import type { CoinPhotographs } from "./coin-photographs";
import { sourceFiles } from "./source-files";

/** Number of disputes that are shown, at most. */
const MAX_SHOWN = 12;

/** How far the judges of a review agree, and on what they differ; nothing where one judged. */
export function judgesSection(
  { judgements = [] }: DieStudy,
  photographs: CoinPhotographs,
): Html | null {
  const disputed = takenVerdicts(judgements).filter((one) => one.disputed);
  const agreement = judgesAgreement(judgements);
  if (agreement === null && disputed.length === 0) return null;
  return html`<h2>Judges</h2>
${
  agreement &&
  html`<p>${Object.entries(agreement.verdicts)
    .map(([name, verdicts]) => `${name}: ${verdicts} ${verdicts === 1 ? "verdict" : "verdicts"}`)
    .join("; ")}.</p><ul>${agreementInWords(agreement).map((words) => html`<li>${words}</li>`)}</ul>
<p>Kappa is agreement beyond chance over same, different and cannot tell: 1 is perfect, 0 is chance. In brackets: 95 % intervals.</p>`
}
<p>${disputed.length === 0 ? "No pair is in dispute." : `${disputed.length} ${disputed.length === 1 ? "pair is" : "pairs are"} in dispute and ${disputed.length === 1 ? "counts" : "count"} as unsure${disputed.length > MAX_SHOWN ? `; here are ${MAX_SHOWN}` : ""}. npx numislab review asks for them first.`}</p>
<div class="pairs">${disputed.slice(0, MAX_SHOWN).map((one) => coinsSideBySide(photographs, one.side, [one.a, one.b], html`${disputeInWords(one)}.`))}</div>
${sourceFiles("verdicts.csv")}`;
}
