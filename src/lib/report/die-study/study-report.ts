import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import {
  changeInWords,
  coinsOnce,
  knownInWords,
  type DieStudy,
  type StudySource,
} from "../../diestudy/index";
import { SIDES } from "../../data/index";
import type { Provenance } from "../../runs/index";
import { html, type Html } from "../pages/html";
import { toLookAt } from "../pages/origin";
import { stillPage } from "../pages/page";
import { relativePlaces } from "../pages/relative-places";
import { understood } from "../pages/understood";
import { CHART_SCRIPT, CHART_STYLE, chartSection } from "./chart-section";
import { coinPhotographs, type CoinPhotographs } from "./coin-photographs";
import { counts, inWords } from "./counts-section";
import { diePairs } from "./die-pairs-section";
import { doubts } from "./doubts-section";
import { sourceFiles } from "./source-files";
import { judgesSection } from "./judges-section";
import { groups } from "./groups-section";
import { axesSection } from "./axes-section";
import { findsSection } from "./finds-section";
import { specimensSection } from "./specimens-section";
import { besideSheet } from "./sheet-section";

const STYLE = `
h3 { margin: 1.2rem 0 .4rem; font-size: 1.05rem; } h3 small { font-weight: 400; color: var(--soft); margin-left: .5rem; }
.from { color: var(--soft); font-size: .85rem; } .note ul { margin: .4rem 0 0; padding-left: 1.2rem; }
.tables { display: flex; flex-wrap: wrap; gap: 0 2.5rem; align-items: flex-start; } .tables th[scope=row] { font-weight: 400; text-align: left; }
.strikes { display: grid; grid-template-columns: repeat(auto-fill, minmax(6.4rem, 1fr)); gap: .6rem; }
.strike img { width: 100%; aspect-ratio: 1; object-fit: contain; background: #fff; border-radius: .3rem; display: block; } .strike figcaption { font-size: .8rem; line-height: 1.35; text-align: center; } .strikes .of { margin: 0; text-align: center; font-size: .8rem; color: var(--soft); }
.pair { font-size: .9rem; } .pair div > * { width: 0; flex: 1; min-width: 0; } .pair img { aspect-ratio: 1; object-fit: contain; }
.three { grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); }
@media print { .die-pairs table { break-inside: auto; } :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --note: #f4efe2; --accent: #000; } a { text-decoration: none; } .strikes { grid-template-columns: repeat(8, 1fr); } .pairs { grid-template-columns: repeat(3, 1fr); gap: .5rem; } .pairs.three { grid-template-columns: repeat(2, 1fr); } .pair { font-size: 8.5pt; } .strike, .pair { break-inside: avoid; } h3 { break-after: avoid; } .tables { gap: 0 1.5rem; } th, td { font-size: 9pt; } }
@page { margin: 16mm 14mm; }
`;

/**
 * The page of a die study: self-contained, and it prints. Every section names the file that its
 * figures are in. A click on a photograph shows the file, where that is still there.
 *
 * @param page path of the page
 */
export async function studyReport(
  study: DieStudy,
  source: StudySource,
  provenance: Provenance,
  page: string,
): Promise<string> {
  const pictured = (photographs: CoinPhotographs) => [
    besideSheet(study, photographs),
    groups(study, photographs),
    judgesSection(study, photographs),
    doubts(study, photographs),
    specimensSection(study, photographs),
  ];
  // of a large hoard the page shows not nearly all photographs, so it tells first which
  const asked = new Set<string>();
  pictured({
    source: () => undefined,
    of(coin, side) {
      asked.add(`${side} ${coin}`);
      return html``;
    },
  });
  const photographs = await coinPhotographs(source, {
    page,
    wanted: (coin, side) => asked.has(`${side} ${coin}`),
  });
  const name = basename(source.folder);
  const simulated = existsSync(join(source.folder, "simulation.json"));
  const title = `Die study: ${name}`;
  const body = html`<h1>${title}</h1>
<p class="lead">${coinsOnce(study.coins, study.specimens?.specimens).length} coins${study.refused.length > 0 ? `; ${study.refused.length} photographs could not be used` : ""}${study.verdicts.length > 0 ? `; ${study.verdicts.length} verdicts of a person` : ""}</p>
${SIDES.flatMap((side) => (study.sides[side]?.assigned ? [html`<p>${knownInWords(side, study.sides[side]!.assigned!)}.</p>`] : []))}
${simulated ? html`<p class="note"><strong>Simulated strikes.</strong> These photographs come from numislab's strike simulator. The metrics say how the method does on simulated coins, not on real ones.</p>` : null}
${understood(study.understood)}
${study.changes.length > 0 ? html`<h2>Since the last time</h2><ul>${study.changes.map((change) => html`<li>${changeInWords(change)}.</li>`)}</ul>` : null}
${inWords(study)}
${sourceFiles("dies.csv", "estimates.json")}
${chartSection(study)}
${counts(study)}
${diePairs(study)}
${axesSection(study)}
${findsSection(study)}
${pictured(photographs)}
${origin(study, source, provenance)}`;
  const shown = relativePlaces(body, page, [source.folder, source.sheet, source.types]);
  return stillPage(title, shown, STYLE + CHART_STYLE, [CHART_SCRIPT]);
}

function origin(
  study: DieStudy,
  { folder, sheet, types }: StudySource,
  { numislab, commit, modified, node, engine }: Provenance,
): Html {
  const left = study.refused.map(({ why }) => html`<li>${why}</li>`);
  return html`<h2>Where this comes from</h2>
<p>numislab ${numislab}${commit ? `, commit ${commit.slice(0, 10)}${modified ? " with changes" : ""}` : ""}; engine ${engine.name}${engine.tensorflow ? `, TensorFlow ${engine.tensorflow}` : ""}; Node ${node}. As seen from this page the photographs are in ${folder}${sheet ? `, the sheet is ${sheet}` : ""}${types ? `, the types are in ${types}` : ""}. Their SHA-256 are in <a href="study.json">study.json</a>; ${study.everyPair ? "every pair is" : `the ${study.pairs.length.toLocaleString("en")} pairs that were looked at closely are`} in <a href="pairs.csv">pairs.csv</a>${study.everyPair ? "" : "; all others are too unlike to be from the same die"}. How the study is made, and how far to trust it: docs/guide/die-study.md.</p>
${left.length > 0 ? html`<p>Left out:</p><ul>${left}</ul>` : null}${toLookAt(study.warnings)}`;
}
