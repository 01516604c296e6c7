import { SIDES } from "../../data/index";
import type { BaselineTable } from "../../experiments/index";
import { COLOURS, layout, type Figure } from "./figure";

/**
 * Average precision of every method with its interval, a line a side; the base rate, which is
 * chance, dotted.
 */
export function baselinesFigure(
  { rows }: Pick<BaselineTable, "rows">,
  set: BaselineTable["sets"][number]["id"],
): Figure {
  const shown = rows.filter(({ figures }) => figures[set]);
  const names = shown.map(({ name }) => name);
  const symbols = { obverse: "circle", reverse: "diamond" };
  return {
    data: SIDES.map((side) => {
      const figures = shown.map((row) => row.figures[set]![side].averagePrecision);
      const reach = (bound: "low" | "high") =>
        figures.map((figure) =>
          Number.isFinite(figure[bound]) ? Math.abs(figure[bound] - figure.value) : 0,
        );
      return {
        type: "scatter",
        mode: "markers",
        name: side,
        x: figures.map(({ value }) => value),
        y: names.map((_, i) => i + (side === "obverse" ? -0.12 : 0.12)),
        error_x: {
          type: "data",
          symmetric: false,
          array: reach("high"),
          arrayminus: reach("low"),
          thickness: 1.5,
          width: 3,
        },
        marker: { color: COLOURS[side], size: 9, symbol: symbols[side] },
        text: names,
        hovertemplate: `%{text}, ${side}: %{x:.3f}<extra></extra>`,
      };
    }),
    layout: layout("average precision, with its 95 % interval", "", {
      width: 760,
      height: 90 + 44 * names.length,
      margin: { l: 240, r: 16, t: 40, b: 52 },
      xaxis: { range: [-0.02, 1.02] },
      yaxis: {
        tickvals: names.map((_, i) => i),
        ticktext: names,
        range: [names.length - 0.5, -0.5],
        showgrid: false,
      },
      shapes: SIDES.flatMap((side) => {
        const rate = shown[0]?.figures[set]?.[side].baseRate;
        return rate === undefined
          ? []
          : [
              {
                type: "line",
                x0: rate,
                x1: rate,
                yref: "paper",
                y0: 0,
                y1: 1,
                line: { color: COLOURS[side], width: 1, dash: "dot" },
              },
            ];
      }),
    }),
  };
}
