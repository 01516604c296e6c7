import type { Side } from "../coins/index";
import { placements, rocAuc, rocCurve, type RocPoint } from "../metrics/index";
import { COLOURS, layout, type Figure } from "./figure";
import type { LabelledScores } from "../experiments/index";

/** The ROC of each side, with the chance line; a side without both kinds of pairs is left out. */
export function rocFigure(sides: Record<Side, LabelledScores>): Figure {
  const curves = Object.entries(sides).flatMap(([side, of]) => {
    const placed = placements(of.scores, of.same, of.fold);
    const scores = placed.filter((score) => !Number.isNaN(score));
    const same = of.same.filter((_, i) => !Number.isNaN(placed[i]));
    if (!same.includes(true) || !same.includes(false)) return [];
    const points = corners(rocCurve(scores, same));
    return [
      {
        type: "scatter",
        mode: "lines",
        name: `${side}, AUC ${rocAuc(scores, same).toFixed(3)}`,
        x: points.map((point) => point.falsePositiveRate),
        y: points.map((point) => point.truePositiveRate),
        line: { color: COLOURS[side as Side], width: 2, dash: side === "reverse" ? "dash" : "solid" },
        hovertemplate: "false positive rate %{x:.3f}<br>true positive rate %{y:.3f}<extra></extra>",
      },
    ];
  });
  const chance = { type: "scatter", mode: "lines", name: "chance", x: [0, 1], y: [0, 1], line: { color: COLOURS.chance, width: 1, dash: "dot" }, hoverinfo: "skip" };
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

/** The points where the curve turns: the others lie on the lines between them. */
function corners(points: readonly RocPoint[]): RocPoint[] {
  const turns = (a: RocPoint, b: RocPoint, c: RocPoint) =>
    (b.falsePositiveRate - a.falsePositiveRate) * (c.truePositiveRate - b.truePositiveRate) !==
    (b.truePositiveRate - a.truePositiveRate) * (c.falsePositiveRate - b.falsePositiveRate);
  return points.filter((point, i) => i === 0 || i === points.length - 1 || turns(points[i - 1], point, points[i + 1]));
}
