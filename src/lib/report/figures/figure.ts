/** One description of a figure, for JupyterLab and for pages: Plotly's own. */
export interface Figure {
  data: Record<string, unknown>[];
  layout: Record<string, unknown>;
}

/**
 * Told apart by people with any colour vision, and in grey print by their lightness (Okabe and Ito
 * 2008).
 */
export const COLOURS = {
  same: "#0072b2",
  different: "#e69f00",
  obverse: "#0072b2",
  reverse: "#d55e00",
  chance: "#999999",
};

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
    legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0 },
    xaxis: axis(x, xaxis),
    yaxis: axis(y, yaxis),
    ...rest,
  };
}
