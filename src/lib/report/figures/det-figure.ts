import type { Side } from "../../coins/index";
import { ranked, type LabelledScores } from "../../runs/index";
import { detCurve, equalErrorRate, probit } from "../../metrics/index";
import { formatNumber, roundTo } from "../../base/index";
import { corners } from "./corners";
import { COLOURS, layout, type Figure } from "./figure";

const TICKS = [0.0001, 0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99];

/**
 * The detection error trade-off of each side on probit axes, with the line of equal errors. Points
 * at which no error of one kind is left would lie infinitely far out; a side that has no others is
 * left out.
 */
export function detFigure(sides: Record<Side, LabelledScores>): Figure {
  const curves = Object.entries(sides).flatMap(([side, of]) => {
    const { scores, same } = ranked(of);
    const points = corners(
      detCurve(same, scores)
        .filter(
          ({ falsePositiveRate: alarms, falseNegativeRate: misses }) =>
            alarms > 0 && alarms < 1 && misses > 0 && misses < 1,
        )
        .map(({ falsePositiveRate: alarms, falseNegativeRate: misses }) => ({
          x: probit(alarms),
          y: probit(misses),
          alarms,
          misses,
        })),
    );
    if (points.length < 2) return [];
    return [
      {
        type: "scatter",
        mode: "lines",
        name: `${side}, equal error rate ${formatNumber(equalErrorRate(same, scores), "pairs of one kind only")}`,
        x: points.map(({ x }) => x),
        y: points.map(({ y }) => y),
        customdata: points.map(({ alarms, misses }) => [alarms, misses]),
        line: {
          color: COLOURS[side as Side],
          width: 2,
          dash: side === "reverse" ? "dash" : "solid",
        },
        hovertemplate:
          "called falsely %{customdata[0]:.2%}<br>missed %{customdata[1]:.2%}<extra></extra>",
      },
    ];
  });
  const axis = {
    range: [probit(0.0005), probit(0.98)],
    tickvals: TICKS.map(probit),
    ticktext: TICKS.map((share) => `${roundTo(100 * share, 2)} %`),
  };
  const equal = {
    type: "scatter",
    mode: "lines",
    name: "equal errors",
    x: axis.range,
    y: axis.range,
    line: { color: COLOURS.chance, width: 1, dash: "dot" },
    hoverinfo: "skip",
  };
  return {
    data: [...curves, equal],
    layout: layout("different pairs called ‘same die’", "same-die pairs missed", {
      xaxis: axis,
      yaxis: axis,
      height: 460,
      margin: { l: 72, r: 16, t: 48, b: 52 },
    }),
  };
}
