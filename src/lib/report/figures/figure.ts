/** One description of a figure, for JupyterLab and for pages: Plotly's own. */
export interface Figure {
  data: Record<string, unknown>[];
  layout: Record<string, unknown>;
}

/**
 * Colours of series, told apart by people with any colour vision: those of Okabe and Ito (2008), of
 * which orange, sky blue and grey are darker, so that each has a contrast of 3 to white and to the
 * ground of a dark theme.
 */
export const PALETTE = [
  "#0072b2",
  "#d55e00",
  "#009e73",
  "#cc79a7",
  "#b87700",
  "#2f8fc4",
  "#8060c0",
  "#808080",
];

/** What a colour stands for in every figure. */
export const COLOURS = {
  same: "#0072b2",
  different: "#b87700",
  obverse: "#0072b2",
  reverse: "#d55e00",
  chance: "#808080",
};

/** An axis of epochs, which has no ticks between two of them. */
export const epochAxis = (history: readonly unknown[]): object =>
  history.length <= 12 ? { dtick: 1 } : { tickformat: "d" };

/** A figure's title, at its upper left, above the legend. */
export const titled = (text: string): Record<string, unknown> => ({
  title: { text, x: 0, xref: "paper", y: 0.98, yanchor: "top", font: { size: 15 } },
});

/** The look that all figures share. */
export function layout(
  x: string,
  y: string,
  more: Record<string, unknown> = {},
): Record<string, unknown> {
  const { xaxis, yaxis, ...rest } = more as { xaxis?: object; yaxis?: object };
  const axis = (title: string, own?: object) => ({
    title: { text: title },
    zeroline: false,
    gridcolor: "#d9d9d9",
    linecolor: "#808080",
    ...own,
  });
  return {
    width: 460,
    height: 380,
    margin: { l: 64, r: 16, t: 48, b: 52 },
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: "system-ui, sans-serif", size: 13 },
    modebar: { bgcolor: "rgba(0,0,0,0)", orientation: "v" },
    legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 },
    xaxis: axis(x, xaxis),
    yaxis: axis(y, yaxis),
    ...rest,
  };
}
