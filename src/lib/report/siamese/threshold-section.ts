import type { Side } from "../../coins/index";
import { SIDES } from "../../data/index";
import {
  heldOutPairs,
  type RuleResult,
  type SiameseResult,
  type Sweep,
} from "../../experiments/index";
import type { TestedPair } from "../../coins/index";
import { ofSide } from "../../runs/index";
import { formatNumber, formatPercent, formatRange } from "../../base/index";
import { whyMissing, type Interval, type WhyMissing } from "../../metrics/index";
import { detFigure } from "../figures/det-figure";
import type { Figure } from "../figures/figure";
import { html, type Html } from "../pages/html";
import { metricsFigure } from "../figures/metrics-figure";
import { count, interval } from "../figures/numbers";
import { figurePlace } from "../pages/page";
import { precisionRecallFigure } from "../figures/precision-recall-figure";
import { reliabilityFigure } from "../figures/reliability-figure";

/**
 * The figures about thresholds, by name; a side without both kinds of held-out pairs has no metrics
 * over the threshold.
 */
export function sweepFigures(
  pairs: readonly TestedPair[],
  { foldDecisions, decisions }: Pick<SiameseResult, "decisions" | "foldDecisions">,
): Record<string, Figure> {
  const heldOut = pairs.filter((pair) => pair.heldOut);
  const sides = { obverse: ofSide(heldOut, "obverse"), reverse: ofSide(heldOut, "reverse") };
  const models = foldDecisions ?? [decisions]; // a run of an earlier version
  const start = (side: Side) =>
    models.reduce((sum, of) => sum + of[side].threshold, 0) / models.length;
  const metrics = SIDES.flatMap((side): [string, Figure][] => {
    const figure = metricsFigure(
      heldOutPairs(heldOut.filter((pair) => pair.side === side)),
      start(side),
    );
    return figure ? [[`metrics-${side}`, figure]] : [];
  });
  return {
    "precision-recall": precisionRecallFigure(sides),
    det: detFigure(sides),
    reliability: reliabilityFigure(heldOut),
    ...Object.fromEntries(metrics),
  };
}

/**
 * What every rule for the threshold comes to, and how far the probabilities can be trusted; of the
 * sides that have held-out pairs.
 *
 * @param sweep  null for a run that is older than the pairs it needs
 */
export function thresholds(sweep: Sweep | null, figures: Record<string, Figure>): Html {
  const sides = sweep ? SIDES.filter((side) => sweep.sides[side].figures.pairs > 0) : [];
  const rules = sweep
    ? html`<p>
          Every rule chooses its threshold on pairs outside the tested fold${sweep.tested > 1 ? ", once for each of the models," : ""} and is then held to the pairs of that fold. Intervals are from drawing coins; the same draws for every rule.
        </p>
        ${sides.map((side) => ruleTable(side, sweep))}
        <p>
          Accuracy says little here: ${sides.map((side, i) => html`${i > 0 ? "; " : ""}of the ${side} pairs ${formatPercent(sweep.sides[side].figures.alwaysDifferent, "no pair")} are of different dies, so that answering ‘different’ every time is that accurate and finds nothing`)}. Balanced accuracy, F1 and MCC give that answer ½, 0 and 0. A false positive rate of 0.1 % can only be kept by a threshold that was chosen on a thousand different pairs or more.
        </p>`
    : null;
  const metrics = SIDES.filter((side) => figures[`metrics-${side}`]);
  const brier = sweep
    ? html`<p>
        ${sides.map((side) => html`${side === "obverse" ? "Obverses" : "Reverses"}: Brier score ${interval(sweep.sides[side].figures.brier, whyMissing(sweep.sides[side].figures))} (answering the base rate every time: ${formatNumber(sweep.sides[side].figures.brierOfBaseRate, "no pair")}). `)}
      </p>`
    : null;
  return html`<h2>Where to put the threshold</h2>
${rules}
<div class="figures">${metrics.map((side) => figurePlace(`metrics-${side}`, `${side === "obverse" ? "Obverses" : "Reverses"}: what each threshold would come to on the held-out pairs. Picking the best place here would be picking it on the test.`, "Move the slider."))}</div>
<div class="figures">${figurePlace("det", "Detection error trade-off: what one kind of error costs in the other. The nearer to the lower left, the better.")}</div>
<h2>How far to trust the probabilities</h2>
${brier}
<div class="figures">${figurePlace("reliability", "Reliability: on the diagonal, pairs that were given a probability are from the same die that often. Above it the model is too careful, below it too sure.")}</div>`;
}

function ruleTable(side: Side, { sides }: Sweep): Html {
  const { rules, figures, allPairs, chosenOn } = sides[side];
  const why = whyMissing(figures);
  const row = ({ rule, thresholds, heldOut, allPairs }: RuleResult) => {
    const measures = [
      heldOut.accuracy,
      heldOut.balancedAccuracy,
      heldOut.precision,
      heldOut.recall,
      heldOut.f1,
      heldOut.mcc,
      heldOut.falsePositiveRate,
    ];
    return html`<tr>
      <td>${RULES[rule] ?? rule}</td>
      <td>
        ${formatRange(thresholds, rule === "always different" ? "needs none" : "no pair to choose by")}
      </td>
      ${measures.map((measure) => html`<td>${narrow(measure, why)}</td>`)}
      <td>${formatNumber(allPairs.accuracy, "no pair")}</td>
    </tr>`;
  };
  return html`<div class="wide">
      <table>
        <caption>
          ${side === "obverse" ? "Obverses" : "Reverses"}: ${count(figures.pairs)} held-out pairs, ${count(figures.same)} from the same die
        </caption>
        <tr>
          <th>rule</th>
          <th>threshold</th>
          <th>accuracy</th>
          <th>balanced accuracy</th>
          <th>precision</th>
          <th>recall</th>
          <th>F1</th>
          <th>MCC</th>
          <th>false pos. rate</th>
          <th>all pairs*</th>
        </tr>
        ${rules.map(row)}
      </table>
    </div>
    <p>
      <small >Thresholds chosen on ${chosenOn[0]}${chosenOn.length > 1 ? "; this is the first model’s choice" : ""}. A threshold above 1 calls nothing.<br />* accuracy over all ${count(allPairs.pairs)} pairs, training pairs included, by the model that is kept: the write-up’s protocol, published ${formatNumber(allPairs.published, "not published")}. The best that any threshold could give there, picked with the answers known, is ${formatNumber(allPairs.best.accuracy, "no pair")}.</small >
    </p>`;
}

/** The rules in words. */
const RULES: Record<string, string> = {
  "always different": "always ‘different’",
  youden: "Youden’s J",
  eer: "equal errors",
  f1: "best F1",
  mcc: "best MCC",
  "fpr=0.01": "1 % false pos.",
  "fpr=0.001": "0.1 % false pos.",
};

/** A metric with its interval, narrow enough for eight in a row. */
const narrow = (measure: Interval, why: WhyMissing): Html => interval(measure, why, 2);
