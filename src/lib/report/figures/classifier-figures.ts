import type { ClassifierRun } from "../../experiments/index";
import type { ClassifierEpoch } from "../../training/index";
import { COLOURS, epochAxis, layout, type Figure } from "./figure";

/**
 * Losses over the epochs on one axis, recalls on the other; training drawn through, validation
 * dashed.
 */
export function classifierTrainingFigure(
  history: readonly ClassifierEpoch[],
  bestEpoch?: number,
): Figure {
  const line = (
    name: string,
    figure: (entry: ClassifierEpoch) => number,
    color: string,
    dash: string,
    more: object = {},
  ) => ({
    type: "scatter",
    mode: "lines",
    name,
    x: history.map(({ epoch }) => epoch),
    y: history.map(figure),
    line: { color, width: 2, dash },
    ...more,
  });
  const right = { yaxis: "y2" };
  const best = history.find(({ epoch }) => epoch === bestEpoch);
  return {
    data: [
      line("training loss", ({ loss }) => loss, COLOURS.different, "solid"),
      line("validation loss", ({ validationLoss }) => validationLoss, COLOURS.different, "dash"),
      line("training recall (right)", ({ recall }) => recall, COLOURS.same, "solid", right),
      line(
        "validation recall (right)",
        ({ validationRecall }) => validationRecall,
        COLOURS.same,
        "dash",
        right,
      ),
      ...(best
        ? [
            {
              type: "scatter",
              mode: "markers",
              name: "lowest validation loss",
              x: [best.epoch],
              y: [best.validationLoss],
              marker: { color: COLOURS.different, size: 10 },
            },
          ]
        : []),
    ],
    layout: layout("epoch", "cross-entropy", {
      xaxis: epochAxis(history),
      yaxis: { rangemode: "tozero" },
      yaxis2: {
        title: { text: "recall" },
        overlaying: "y",
        side: "right",
        range: [0, 1.02],
        dtick: 0.2,
        showgrid: false,
      },
      margin: { l: 64, r: 64, t: 72, b: 52 },
      width: 700,
      height: 420,
    }),
  };
}

/**
 * How often each class was taken for each, summed over runs; the share of the class as the shade.
 */
export function confusionFigure(runs: readonly Pick<ClassifierRun, "result">[]): Figure {
  const { classes } = runs[0].result;
  const counts = classes.map((_, i) =>
    classes.map((__, j) => runs.reduce((sum, { result }) => sum + result.test.confusion[i][j], 0)),
  );
  const shares = counts.map((row) => {
    const all = row.reduce((sum, value) => sum + value, 0);
    return row.map((value) => (all === 0 ? 0 : value / all));
  });
  return {
    data: [
      {
        type: "heatmap",
        x: classes,
        y: classes,
        z: shares,
        zmin: 0,
        zmax: 1,
        showscale: false,
        colorscale: [
          [0, "#ffffff"],
          [1, COLOURS.same],
        ],
        xgap: 2,
        ygap: 2,
        hovertemplate: "%{y} called %{x}: %{z:.1%}<extra></extra>",
      },
    ],
    layout: layout("answer", "coin", {
      xaxis: { type: "category", showgrid: false },
      yaxis: {
        type: "category",
        autorange: "reversed",
        showgrid: false,
        title: { text: "coin", standoff: 12 },
      },
      margin: { l: 112, r: 16, t: 24, b: 52 },
      annotations: counts.flatMap((row, i) =>
        row.map((value, j) => ({
          x: classes[j],
          y: classes[i],
          text: String(value),
          showarrow: false,
          font: { color: shares[i][j] > 0.5 ? "#ffffff" : "#1b1b1b" },
        })),
      ),
    }),
  };
}
