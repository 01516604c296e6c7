import { layout, PALETTE, type Figure } from "./figure";
import { plotlyText } from "./plotly-text";

/** A run's epochs, as metrics.jsonl holds them. */
export interface RunCurves {
  /** What the legend calls the run. */
  label: string;
  kind: string;
  history: readonly ({ epoch: number } & Record<string, number>)[];
}

/** Runs beyond the eighth have the first colours again with another marker. */
const MARKERS = ["circle", "square", "diamond", "cross", "x", "triangle-up"];

/**
 * The curves of several runs overlaid, a panel a measure: training drawn through, validation
 * dashed. A run has one colour in all panels. Losses of different kinds of run are different
 * things, and have panels of their own.
 */
export function curvesFigure(runs: readonly RunCurves[]): Figure {
  const severalKinds = new Set(runs.map(({ kind }) => kind)).size > 1;
  const curves = runs.flatMap(({ label, kind, history }, run) =>
    [...new Set(history.flatMap((entry) => Object.keys(entry)))]
      .filter((name) => name !== "epoch")
      .map((name) => {
        const { measure, validation } = measureOf(name);
        return {
          label,
          run,
          panel: severalKinds ? `${kind}: ${measure}` : measure,
          validation,
          x: history.map(({ epoch }) => epoch),
          y: history.map((entry) => entry[name] ?? null),
        };
      }),
  );
  const panels = [...new Set(curves.map(({ panel }) => panel))];
  const [height, gap] = [260, 0.28 / Math.max(1, panels.length)];
  const share = (1 - gap * (panels.length - 1)) / panels.length;
  const axis = (i: number) => (i === 0 ? "" : String(i + 1));
  const plain = { zeroline: false, gridcolor: "#d9d9d9", linecolor: "#808080" };
  const axes = panels.flatMap((panel, i) => {
    const top = 1 - i * (share + gap);
    return [
      [
        `xaxis${axis(i)}`,
        {
          ...plain,
          anchor: `y${axis(i)}`,
          title: { text: i === panels.length - 1 ? "epoch" : "" },
          rangemode: "tozero",
        },
      ],
      [
        `yaxis${axis(i)}`,
        {
          ...plain,
          anchor: `x${axis(i)}`,
          title: { text: panel },
          domain: [Math.max(0, top - share), top],
          ...(/loss/.test(panel) ? { rangemode: "tozero" } : { range: [-0.02, 1.02] }),
        },
      ],
    ];
  });
  const shown = new Set<number>();
  return {
    data: curves.map(({ label, run, panel, validation, x, y }) => {
      const i = panels.indexOf(panel);
      const first = !shown.has(run);
      shown.add(run);
      const color = PALETTE[run % PALETTE.length];
      return {
        type: "scatter",
        mode: "lines+markers",
        name: label,
        legendgroup: String(run),
        showlegend: first,
        x,
        y,
        xaxis: `x${axis(i)}`,
        yaxis: `y${axis(i)}`,
        line: { color, width: 2, dash: validation ? "dash" : "solid" },
        marker: {
          color,
          size: 5,
          symbol: MARKERS[Math.floor(run / PALETTE.length) % MARKERS.length],
        },
        hovertemplate: `%{y:.4f}<extra>${plotlyText(label)}, ${validation ? "validation" : "training"}</extra>`,
      };
    }),
    layout: {
      ...layout("", ""),
      ...Object.fromEntries(axes),
      width: 760,
      height: height * Math.max(1, panels.length) + 100,
      legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 },
      margin: { l: 72, r: 16, t: 60 + 20 * Math.ceil(runs.length / 3), b: 52 },
    },
  };
}

/**
 * `validationLoss` is the dashed curve beside `loss`; a Siamese run's only validation metric stands
 * by itself.
 */
function measureOf(name: string): { measure: string; validation: boolean } {
  if (name === "validation") return { measure: "validation precision", validation: true };
  const validation = name.startsWith("validation");
  return {
    measure: (validation ? name.slice("validation".length) : name).toLowerCase(),
    validation,
  };
}
