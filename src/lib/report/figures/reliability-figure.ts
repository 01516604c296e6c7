import type { Side } from "../../coins/index";
import { SIDES } from "../../data/index";
import type { TestedPair } from "../../coins/index";
import { expectedCalibrationError, reliability } from "../../metrics/index";
import { formatNumber } from "../../base/index";
import { COLOURS, layout, type Figure } from "./figure";

const KINDS = [
  { by: "mass", name: "equal mass", symbol: "circle" },
  { by: "width", name: "equal width", symbol: "square-open" },
] as const;

/**
 * How often pairs that were given a probability are from the same die, in ten bins of either kind;
 * on the diagonal the probabilities are to be believed.
 */
export function reliabilityFigure(pairs: readonly TestedPair[]): Figure {
  const marks = SIDES.flatMap((side: Side) => {
    const own = pairs.filter((pair) => pair.side === side);
    if (own.length === 0) return [];
    return KINDS.map(({ by, name, symbol }) => {
      const bins = reliability(
        own.map(({ same }) => same),
        own.map(({ probability }) => probability),
        { by },
      );
      const filled = bins.filter(({ weight }) => weight > 0);
      return {
        type: "scatter",
        mode: by === "mass" ? "lines+markers" : "markers",
        name: `${side}, ${name}, error ${formatNumber(expectedCalibrationError(bins), "no pair")}`,
        x: filled.map(({ predicted }) => predicted),
        y: filled.map(({ observed }) => observed),
        customdata: filled.map(({ weight }) => weight),
        marker: { color: COLOURS[side], symbol, size: 9 },
        line: { color: COLOURS[side], width: 1, dash: side === "reverse" ? "dash" : "solid" },
        hovertemplate:
          "given %{x:.1%}<br>are from the same die %{y:.1%}<br>%{customdata} pairs<extra></extra>",
      };
    });
  });
  const diagonal = {
    type: "scatter",
    mode: "lines",
    name: "to be believed",
    x: [0, 1],
    y: [0, 1],
    line: { color: COLOURS.chance, width: 1, dash: "dot" },
    hoverinfo: "skip",
  };
  return {
    data: [...marks, diagonal],
    layout: layout("probability that was given", "share that is from the same die", {
      xaxis: { range: [-0.02, 1.02] },
      yaxis: { range: [-0.02, 1.02] },
      height: 500,
      margin: { l: 64, r: 16, t: 100, b: 52 },
    }),
  };
}
