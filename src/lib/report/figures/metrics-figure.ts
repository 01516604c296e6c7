import { thresholdTable, type ScoredPairs, type ThresholdRow } from "../../experiments/index";
import { formatNumber, roundTo } from "../../base/index";
import { layout, type Figure } from "./figure";

const STEPS = 120;

/** Okabe and Ito's colours; what people ask for first is drawn strongest. */
const LINES: {
  name: string;
  of: keyof ThresholdRow;
  color: string;
  dash?: string;
  width?: number;
}[] = [
  { name: "precision", of: "precision", color: "#0072b2" },
  { name: "recall", of: "recall", color: "#d55e00" },
  { name: "F1", of: "f1", color: "#009e73" },
  { name: "MCC", of: "mcc", color: "#cc79a7" },
  { name: "balanced accuracy", of: "balancedAccuracy", color: "#2f8fc4", dash: "dash" },
  { name: "accuracy", of: "accuracy", color: "#808080", dash: "dash" },
  { name: "false positive rate", of: "falsePositiveRate", color: "#b87700", dash: "dot" },
];

/**
 * What every threshold would come to, as lines and, at a slider's place, in numbers. The slider is
 * Plotly's own and needs no kernel. With several models, one value is applied to each of them.
 *
 * @param pairs of one side; null is returned where there are none of either kind
 * @param start threshold at which the slider stands at first
 */
export function metricsFigure(pairs: ScoredPairs, start: number): Figure | null {
  const table = thresholdTable(pairs);
  if (!pairs.same.includes(true) || !pairs.same.includes(false)) return null;
  const [high, low] = [table[0].threshold, table[table.length - 1].threshold];
  const thresholds = Array.from({ length: STEPS + 1 }, (_, i) => low + ((high - low) * i) / STEPS);
  const rows = thresholds.map((threshold) => lastAtOrAbove(table, threshold));
  const active = thresholds.reduce(
    (best, threshold, i) =>
      Math.abs(threshold - start) < Math.abs(thresholds[best] - start) ? i : best,
    0,
  );
  const at = (i: number) => ({
    "shapes[0].x0": thresholds[i],
    "shapes[0].x1": thresholds[i],
    "annotations[0].text": inWords(rows[i], thresholds[i]),
  });
  return {
    data: LINES.map(({ name, of, color, dash = "solid", width = 2 }) => ({
      type: "scatter",
      mode: "lines",
      name,
      x: thresholds.map((t) => roundTo(t, 5)),
      y: rows.map((row) => roundTo(row[of], 5)),
      line: { color, dash, width },
      hovertemplate: `${name} %{y:.3f}<extra></extra>`,
    })),
    layout: layout("threshold: pairs with at least this score are called ‘same die’", "", {
      width: 760,
      height: 520,
      margin: { l: 48, r: 16, t: 84, b: 130 },
      legend: { orientation: "v", x: 1.01, y: 1 },
      hovermode: "x unified",
      yaxis: { range: [Math.min(-0.02, ...rows.map((row) => row.mcc)), 1.02] },
      shapes: [
        {
          type: "line",
          x0: thresholds[active],
          x1: thresholds[active],
          yref: "paper",
          y0: 0,
          y1: 1,
          line: { color: "#808080", width: 2, dash: "dot" },
        },
      ],
      annotations: [
        {
          xref: "paper",
          yref: "paper",
          x: 0,
          y: 1.03,
          xanchor: "left",
          yanchor: "bottom",
          align: "left",
          showarrow: false,
          text: inWords(rows[active], thresholds[active]),
        },
      ],
      sliders: [
        {
          active,
          currentvalue: { visible: false },
          pad: { t: 60 },
          ticklen: 0,
          minorticklen: 0,
          steps: thresholds.map((threshold, i) => ({
            label: formatNumber(threshold, "no score", 2),
            method: "relayout",
            args: [at(i)],
          })),
        },
      ],
    }),
  };
}

/** The row that answers as a threshold does; where nothing has that score, the one above. */
function lastAtOrAbove(table: readonly ThresholdRow[], threshold: number): ThresholdRow {
  let [from, to] = [0, table.length - 1];
  while (from < to) {
    const middle = (from + to + 1) >> 1;
    if (table[middle].threshold >= threshold) from = middle;
    else to = middle - 1;
  }
  return table[from];
}

function inWords(row: ThresholdRow, threshold: number): string {
  const links = row.truePositives + row.falseNegatives;
  const n = links + row.falsePositives + row.trueNegatives;
  const number = (value: number) => formatNumber(value, "nothing is called");
  return (
    `<b>threshold ${number(threshold)}</b>: finds ${row.truePositives} of ${links} same-die pairs, and calls ${row.falsePositives} others falsely<br>` +
    `precision ${number(row.precision)}, recall ${number(row.recall)}, F1 ${number(row.f1)}, MCC ${number(row.mcc)}<br>` +
    `accuracy ${number(row.accuracy)} (always ‘different’: ${number((n - links) / n)}); ${row.clusters} dies after closure`
  );
}
