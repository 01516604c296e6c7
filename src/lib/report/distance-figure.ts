import { distanceOfCosine } from "../models/index";
import { COLOURS, layout, type Figure } from "./figure";
import type { LabelledScores } from "../experiments/index";

const BINS = 50;

/**
 * How far apart pairs of one die and pairs of different dies lie, each as shares of its own kind: the kinds differ so
 * much in number that counts would hide the smaller one.
 *
 * @param threshold  as a cosine similarity, drawn as a line; left out where several models had one each
 */
export function distanceFigure({ scores, same }: LabelledScores, threshold?: number): Figure {
  const distances = scores.map(distanceOfCosine);
  const end = Math.max(0.1, ...distances.map((d) => d)) * 1.0001;
  const centres = Array.from({ length: BINS }, (_, i) => ((i + 0.5) * end) / BINS);
  const bars = (wanted: boolean, name: string, colour: string) => {
    const counts = new Array<number>(BINS).fill(0);
    const total = same.filter((s) => s === wanted).length;
    distances.forEach((d, i) => same[i] === wanted && counts[Math.floor((d / end) * BINS)]++);
    return {
      type: "bar",
      name: `${name} (${total.toLocaleString("en")} pairs)`,
      x: centres,
      y: counts.map((count) => (total > 0 ? count / total : 0)),
      customdata: counts,
      marker: { color: colour, opacity: 0.65 },
      hovertemplate: `distance %{x:.3f}<br>%{customdata} pairs, %{y:.1%}<extra>${name}</extra>`,
    };
  };
  const line = threshold === undefined ? null : distanceOfCosine(threshold);
  return {
    data: [bars(false, "different dies", COLOURS.different), bars(true, "same die", COLOURS.same)],
    layout: layout("distance of the embeddings", "share of the pairs of a kind", {
      barmode: "overlay",
      bargap: 0,
      yaxis: { tickformat: ".0%" },
      xaxis: { range: [0, end] },
      ...(line === null ? {} : { shapes: [{ type: "line", x0: line, x1: line, yref: "paper", y0: 0, y1: 1, line: { color: "#808080", width: 2, dash: "dot" } }],
        annotations: [{ x: line, yref: "paper", y: 1, text: "threshold", showarrow: false, xanchor: "left", yanchor: "top", xshift: 4 }] }),
    }),
  };
}
