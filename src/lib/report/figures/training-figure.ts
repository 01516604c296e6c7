import type { Epoch } from "../../training/index";
import { COLOURS, epochAxis, layout, type Figure } from "./figure";

/** Loss and validation metric over the epochs; the epoch whose weights were kept is marked. */
export function trainingFigure(history: readonly Epoch[], bestEpoch?: number): Figure {
  const x = history.map(({ epoch }) => epoch);
  const best = history.find(({ epoch }) => epoch === bestEpoch);
  return {
    data: [
      {
        type: "scatter",
        mode: "lines",
        name: "training loss",
        x,
        y: history.map(({ loss }) => loss),
        line: { color: COLOURS.different, width: 2 },
      },
      {
        type: "scatter",
        mode: "lines",
        name: "validation average precision (right)",
        x,
        y: history.map(({ validation }) => validation),
        yaxis: "y2",
        line: { color: COLOURS.same, width: 2, dash: "dash" },
      },
      ...(best
        ? [
            {
              type: "scatter",
              mode: "markers",
              name: "kept",
              x: [best.epoch],
              y: [best.validation],
              yaxis: "y2",
              marker: { color: COLOURS.same, size: 10 },
            },
          ]
        : []),
    ],
    layout: layout("epoch", "loss", {
      xaxis: epochAxis(history),
      yaxis: { rangemode: "tozero" },
      yaxis2: {
        title: { text: "average precision" },
        overlaying: "y",
        side: "right",
        range: [0, 1.02],
        dtick: 0.2,
        showgrid: false,
      },
      margin: { l: 64, r: 64, t: 48, b: 52 },
      width: 640,
    }),
  };
}
