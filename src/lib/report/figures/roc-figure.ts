import type { Side } from "../../coins/index";
import { rocAuc, rocCurve } from "../../metrics/index";
import { formatNumber } from "../../base/index";
import { corners } from "./corners";
import { COLOURS, layout, type Figure } from "./figure";
import { ranked, type LabelledScores } from "../../runs/index";

/** The ROC of each side, with the chance line; a side without both kinds of pairs is left out. */
export function rocFigure(sides: Record<Side, LabelledScores>): Figure {
  const curves = Object.entries(sides).flatMap(([side, of]) => {
    const { scores, same } = ranked(of);
    if (!same.includes(true) || !same.includes(false)) return [];
    const points = corners(
      rocCurve(same, scores).map(({ falsePositiveRate, truePositiveRate }) => ({
        x: falsePositiveRate,
        y: truePositiveRate,
      })),
    );
    return [
      {
        type: "scatter",
        mode: "lines",
        name: `${side}, AUC ${formatNumber(rocAuc(same, scores), "pairs of one kind only")}`,
        x: points.map(({ x }) => x),
        y: points.map(({ y }) => y),
        line: {
          color: COLOURS[side as Side],
          width: 2,
          dash: side === "reverse" ? "dash" : "solid",
        },
        hovertemplate: "false positive rate %{x:.3f}<br>true positive rate %{y:.3f}<extra></extra>",
      },
    ];
  });
  const chance = {
    type: "scatter",
    mode: "lines",
    name: "chance",
    x: [0, 1],
    y: [0, 1],
    line: { color: COLOURS.chance, width: 1, dash: "dot" },
    hoverinfo: "skip",
  };
  return {
    data: [...curves, chance],
    layout: layout("false positive rate", "true positive rate", {
      xaxis: { range: [-0.01, 1.01] },
      yaxis: { range: [-0.01, 1.01] },
      width: 460,
      height: 460,
    }),
  };
}
