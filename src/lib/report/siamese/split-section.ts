import { html, type Html } from "../pages/html";
import { count } from "../figures/numbers";
import type { SiameseRun } from "./siamese-run";

/** How the coins were split, and why so. */
export function splitSection({ result, link }: SiameseRun): Html {
  const { groups, folds, repeats, tested } = result;
  const sizes = [...new Set(groups)].map(
    (size) =>
      `${groups.filter((other) => other === size).length} of ${size === 1 ? "1 coin" : `${size} coins`}`,
  );
  return html`<h2 id="split">How the coins were split</h2>
<p>By die, not by pair. Pairs share coins: were pairs dealt at random, nearly every coin and die that is tested would have been trained on, and the figures would say how well the network remembers. So coins that share an obverse or a reverse die, directly or over others, form one group (a connected component of the graph of dies), and a group is never cut. A die that is tested was never seen in training. Groups: ${link("split.csv", sizes.join(", "))}. Pairs across two folds are left out: one of their coins was trained on. ${tested > 1 ? `${repeats > 1 ? `The groups were dealt into folds ${repeats} times. ` : ""}Each of the ${tested} folds was tested by a model that was trained without it; the next fold steered the training of that model, the others trained it.` : "Fold 0 was tested, fold 1 steered the training, the others trained."}</p>
<table><caption>Folds (${link("evaluation.json")})</caption><tr><th>fold</th><th>coins</th><th>obverse same-die pairs</th><th>reverse same-die pairs</th></tr>
${folds.map((fold) => html`<tr><td>${fold.fold}</td><td>${fold.coins}</td><td>${count(fold.samePairs.obverse)}</td><td>${count(fold.samePairs.reverse)}</td></tr>`)}</table>
<p>Thresholds and probabilities${tested > 1 ? " of the model that is kept" : ""}: obverse from ${result.decisions.obverse.chosenOn}; reverse from ${result.decisions.reverse.chosenOn} (${link("choice.csv")}). The threshold makes Youden’s J largest; the probability is Platt’s logistic curve.</p>`;
}
