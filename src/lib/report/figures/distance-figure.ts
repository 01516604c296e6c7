import { distanceOfCosine } from "../../models/index";
import { COLOURS, layout, titled, type Figure } from "./figure";
import type { LabelledScores } from "../../runs/index";

const BINS = 50;

/**
 * What scores are: a network's cosines of embeddings, or how well one map lies on another; or
 * another method's.
 */
export type Compared = "embedding" | "map" | "score";

/** What the figure shows, for its caption. */
export const SHOWN = { embedding: "distances", map: "scores", score: "scores" };

const AXES = {
  embedding: "distance of the embeddings",
  map: "score: how well one map lies on the other",
  score: "score: higher is more alike",
};

/**
 * How same-die pairs and different-die pairs lie apart, each as shares of its own kind: the kinds
 * differ so much in number that counts would hide the smaller one. Of embeddings their distance,
 * small for what is alike; maps have none, only a score.
 *
 * @param threshold as a score, drawn as a line; left out where several models had one each
 * @param title such as the side
 */
export function distanceFigure(
  { scores, same }: LabelledScores,
  compared: Compared,
  threshold?: number,
  title?: string,
): Figure {
  const shown = compared === "embedding" ? distanceOfCosine : (score: number) => score;
  const values = scores.map(shown);
  const largest = values.reduce((a, b) => Math.max(a, b), 0.1);
  const start = values.reduce((a, b) => Math.min(a, b), 0); // 0 for distances
  const width = ((largest - start) * 1.0001) / BINS;
  const centres = Array.from({ length: BINS }, (_, i) => start + (i + 0.5) * width);
  const bars = (wanted: boolean, name: string, colour: string) => {
    const counts = new Array<number>(BINS).fill(0);
    const total = same.filter((s) => s === wanted).length;
    values.forEach(
      (value, i) => same[i] === wanted && counts[Math.floor((value - start) / width)]++,
    );
    return {
      type: "bar",
      name: `${name} (${total.toLocaleString("en")} pairs)`,
      x: centres,
      y: counts.map((count) => (total > 0 ? count / total : 0)),
      customdata: counts,
      marker: { color: colour, opacity: 0.65 },
      hovertemplate: `${compared === "embedding" ? "distance" : "score"} %{x:.3f}<br>%{customdata} pairs, %{y:.1%}<extra>${name}</extra>`,
    };
  };
  const line = threshold === undefined ? null : shown(threshold);
  return {
    data: [bars(false, "different dies", COLOURS.different), bars(true, "same die", COLOURS.same)],
    layout: layout(AXES[compared], "share of the pairs of a kind", {
      ...(title ? { ...titled(title), margin: { l: 64, r: 16, t: 72, b: 52 } } : {}),
      barmode: "overlay",
      bargap: 0,
      yaxis: { tickformat: ".0%" },
      xaxis: { range: [start, start + width * BINS] },
      ...(line === null
        ? {}
        : {
            shapes: [
              {
                type: "line",
                x0: line,
                x1: line,
                yref: "paper",
                y0: 0,
                y1: 1,
                line: { color: "#808080", width: 2, dash: "dot" },
              },
            ],
            annotations: [
              {
                x: line,
                yref: "paper",
                y: 1,
                text: "threshold",
                showarrow: false,
                xanchor: "left",
                yanchor: "top",
                xshift: 4,
              },
            ],
          }),
    }),
  };
}
