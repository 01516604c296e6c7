import type { Side } from "../../coins/index";
import { ranked, type LabelledScores } from "../../runs/index";
import { averagePrecision, precisionRecallCurve } from "../../metrics/index";
import { formatNumber } from "../../base/index";
import { COLOURS, layout, type Figure } from "./figure";

/**
 * Precision over recall of each side, as the steps whose area average precision is, each with its
 * base rate; a side without both kinds of pairs is left out.
 */
export function precisionRecallFigure(sides: Record<Side, LabelledScores>): Figure {
  const curves = Object.entries(sides).flatMap(([side, of]) => {
    const { scores, same } = ranked(of);
    if (!same.includes(true) || !same.includes(false)) return [];
    const points = precisionRecallCurve(same, scores);
    // between two hits precision only falls
    const steps = points.filter(({ recall }, i) => i === 0 || recall > points[i - 1].recall);
    const base = same.filter(Boolean).length / same.length;
    const line = { color: COLOURS[side as Side], dash: side === "reverse" ? "dash" : "solid" };
    return [
      {
        type: "scatter",
        mode: "lines",
        name: `${side}, average precision ${formatNumber(averagePrecision(same, scores), "no same-die pair")}`,
        x: steps.map(({ recall }) => recall),
        y: steps.map(({ precision }) => precision),
        line: { ...line, width: 2, shape: "vh" },
        hovertemplate: "recall %{x:.3f}<br>precision %{y:.3f}<extra></extra>",
      },
      {
        type: "scatter",
        mode: "lines",
        name: `${side}, base rate`,
        showlegend: false,
        x: [0, 1],
        y: [base, base],
        line: { color: line.color, width: 1, dash: "dot" },
        hovertemplate: `${side}, base rate %{y:.3f}<extra></extra>`,
      },
    ];
  });
  return {
    data: curves,
    layout: layout("recall", "precision", {
      xaxis: { range: [-0.01, 1.01] },
      yaxis: { range: [-0.01, 1.01] },
      height: 460,
    }),
  };
}
