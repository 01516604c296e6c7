import { relative } from "node:path";
import type { Layout } from "../../coins/index";
import { SIDES } from "../../data/index";
import { formatPercent, formatRange, shellWord } from "../../base/index";
import { html, type Html } from "../pages/html";
import { count } from "../figures/numbers";
import type { SiameseRun } from "./siamese-run";

/** Not an import of this file. */
const LIBRARY = '"./src/lib/index"';

/** What the figures do not say. */
export function limitsSection({ result, record, config, sweep, link }: SiameseRun): Html {
  const { heldOut, groups, tested } = result;
  const links = SIDES.map((side) => `${count(heldOut[side].same)} ${side}`).join(" and ");
  const hang =
    sweep &&
    SIDES.map((side) => {
      const { low, high } = sweep.sides[side].figures.rocAuc.leaveOneDieOut;
      return `${formatRange([low, high], "it cannot be told without one of them")} for ${side}s`;
    }).join(", ");
  return html`<h2 id="limits">Limits</h2>
    <ul>
      ${record.data.simulated ? html`<li><strong>Simulated strikes.</strong> On real coins the figures are others, and as a rule lower: real dies of one type are more alike, real photographs less even.</li>` : html`<li>The labels are taken as true. A link that nobody has seen yet counts as an error of the model.</li>`}
      <li>
        The figures rest on ${links} held-out same-die pairs, of ${link("evaluation.json", `${groups.filter((size) => size > 1).length} groups`)} of linked coins; the largest holds ${formatPercent(groups[0] / result.coins, "no coin")} of all coins.${hang ? html` Leaving the coins of any one die out moves the ROC AUC between ${link("sweep.json", hang)}.` : null}
      </li>
      <li>
        Training was done once${tested > 1 ? " for each fold" : ""}, with one seed. Another seed gives other figures; differences smaller than the intervals are no differences.
      </li>
      <li>
        Early stopping and thresholds are chosen on few coins. A threshold that was chosen at one base rate calls too much at a lower one: look at the precision where links are rare, and choose again (<code>npx numislab sweep</code>).
      </li>
      <li>
        Coins are expected ${config.input.polar ? "" : "about upright, "}whole, one a ${config.data.layout === "single" ? "photograph" : "half"}, on a plain ground. What was not in training (other mints, fragments, casts, drawings) was not tested.
      </li>
      <li>
        The registration matcher, which aligns the reliefs with each other, is more exact where time allows; <code>npx numislab baselines</code> sets both beside each other on the same pairs.
      </li>
    </ul>`;
}

/** How to use the trained model on other coins. */
export function useSection(root: string, { folder, config }: SiameseRun): Html {
  const run = relative(root, folder);
  return html`<h2 id="use">The trained model on other coins</h2>
<p>The model lies in <code>${run}/model</code>: <code>model.json</code> and its weights, which stock TensorFlow.js loads, and <code>siamese.json</code>, which says how a photograph is prepared, the thresholds and the calibration.</p>
<pre>${commands(shellWord(run))}</pre>
<p>The sheet has a row a coin: <code>coin, obverse die, reverse die</code>. The last line gives every metric of this page for the other coins, at the thresholds above. In TypeScript:</p>
<pre>${code(run, config.data.layout)}</pre>`;
}

const commands = (run: string) =>
  [
    `npx numislab compare A.jpg B.jpg --model ${run}`,
    `npx numislab match FOLDER --model ${run} --out pairs.csv`,
    `npx numislab evaluate ${run} --data FOLDER --sheet die-links.xlsx --out evaluation`,
  ].join("\n");

function code(run: string, layout: Layout): string {
  const single = layout === "single" ? `, layout: "single"` : "";
  return [
    `import * as numislab from ${LIBRARY};`,
    ``,
    `const options = { method: "siamese", model: "${run}/model"${single} };`,
    `const { obverse } = await numislab.match.compare("A.jpg", "B.jpg", options);`,
    `obverse.answer; // same, different or unsure; obverse.probability, obverse.score`,
  ].join("\n");
}
