import type { Side } from "../../coins/index";
import type { TestedPair } from "../../coins/index";
import type { Random } from "../../base/index";
import { layout, PALETTE, titled, type Figure } from "./figure";
import { scoreLayout } from "./lay-out-scores";
import { plotlyText } from "./plotly-text";

/** With the marks, as many dies as their product are told apart; grey is for single coins. */
const COLOURS = PALETTE.slice(0, -1);
const MARKS = ["circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon"];

/** What is known of a coin beside its pairs. */
export interface ShownCoin {
  die: string;
  /** A small JPEG as a data address. */
  photograph?: string;
}

/**
 * The coins of a run in the plane, those that the kept model finds alike close together (see
 * `scoreLayout`): a colour and a mark for each die that struck several, their coins joined; filled
 * where the model was tested on the coin, open where it has trained on it or was chosen by it.
 *
 * @param coins by name; those that are not in it are left out
 * @returns null where there are too few coins, and for a run that is older than the scores it needs
 */
export function embeddingFigure(
  pairs: readonly TestedPair[],
  side: Side,
  coins: ReadonlyMap<string, ShownCoin>,
  random: Random,
): Figure | null {
  const own = pairs.filter(
    (pair) =>
      pair.side === side && !Number.isNaN(pair.keptScore) && coins.has(pair.a) && coins.has(pair.b),
  );
  const names = [...new Set(own.flatMap(({ a, b }) => [a, b]))];
  const number = new Map(names.map((name, i) => [name, i]));
  const scores = new Float64Array(names.length ** 2).fill(NaN);
  for (const { a: first, b: second, keptScore } of own) {
    const [a, b] = [number.get(first)!, number.get(second)!];
    scores[a * names.length + b] = scores[b * names.length + a] = keptScore;
  }
  const places = scoreLayout(
    { n: names.length, score: (a, b) => scores[a * names.length + b] },
    random,
  );
  if (!places) return null;

  const tested = new Set(
    own.filter(({ heldOut, fold }) => heldOut && fold === 0).flatMap(({ a, b }) => [a, b]),
  );
  const dies = new Map<string, string[]>();
  for (const name of names)
    dies.set(coins.get(name)!.die, [...(dies.get(coins.get(name)!.die) ?? []), name]);
  const several = [...dies]
    .filter(([, of]) => of.length > 1)
    .sort((a, b) => b[1].length - a[1].length);
  const alone = [...dies].flatMap(([, of]) => (of.length === 1 ? of : []));

  const at = (name: string) => places[number.get(name)!];
  const points = (some: readonly string[], mark: string, colour: string, size: number) => ({
    type: "scatter",
    mode: "markers",
    showlegend: false,
    x: some.map((name) => at(name)[0]),
    y: some.map((name) => at(name)[1]),
    customdata: some.map((name) => ({
      coin: plotlyText(name),
      die: plotlyText(coins.get(name)!.die),
      photograph: coins.get(name)!.photograph ?? null,
    })),
    marker: {
      color: colour,
      size,
      symbol: some.map((name) => (tested.has(name) ? mark : `${mark}-open`)),
      line: { width: some.map((name) => (tested.has(name) ? 0 : 2)) },
    },
    hovertemplate: "coin %{customdata.coin}<br>die %{customdata.die}<extra></extra>",
  });
  const joined = several.flatMap(([, of]) => {
    const middle = [0, 1].map(
      (axis) => of.reduce((sum, name) => sum + at(name)[axis], 0) / of.length,
    );
    return of.flatMap((name) => [at(name), middle, null]);
  });
  const lines = {
    type: "scatter",
    mode: "lines",
    showlegend: false,
    hoverinfo: "skip",
    x: joined.map((point) => point?.[0] ?? null),
    y: joined.map((point) => point?.[1] ?? null),
    line: { color: "#808080", width: 1 },
  };
  const key = (name: string, symbol: string, size: number) => ({
    type: "scatter",
    mode: "markers",
    name,
    x: [null],
    y: [null],
    hoverinfo: "skip",
    marker: { color: "#808080", size, symbol, line: { width: 2 } },
  });
  const axis = { showticklabels: false, showgrid: false, mirror: true };
  return {
    data: [
      lines,
      points(alone, "circle", "#808080", 6),
      ...several.map(([, of], i) =>
        points(of, MARKS[i % MARKS.length], COLOURS[i % COLOURS.length], 11),
      ),
      key("tested", "circle", 11),
      key("learned from or chosen by", "circle-open", 11),
      ...(alone.length > 0 ? [key("small: the only coin of its die", "circle", 6)] : []),
    ],
    layout: layout("", "", {
      ...titled(side === "obverse" ? "Obverses" : "Reverses"),
      width: 620,
      height: 604,
      hovermode: "closest",
      xaxis: axis,
      yaxis: axis,
      margin: { l: 16, r: 16, t: 92, b: 16 },
    }),
  };
}
