import { describe, expect, it } from "vitest";
import type { TestedPair } from "../../src/lib/coins/index";
import { random } from "../../src/lib/base/random";
import { scoreLayout } from "../../src/lib/report/figures/lay-out-scores";
import { embeddingFigure } from "../../src/lib/report/figures/embedding-figure";

const away = ([x, y]: number[], [u, v]: number[]) => Math.hypot(x - u, y - v);

describe("scoreLayout", () => {
  const group = (i: number) => Math.floor(i / 10);
  const scores = { n: 30, score: (a: number, b: number) => (group(a) === group(b) ? 0.9 : 0.1) };

  it("puts what has high scores together", () => {
    const places = scoreLayout(scores, random(1))!;
    for (let a = 0; a < scores.n; a++) {
      const near = places
        .map((place, b) => ({ b, d: away(place, places[a]) }))
        .sort((x, y) => x.d - y.d)
        .slice(0, 6);
      expect(near.filter(({ b }) => group(b) === group(a)).length).toBeGreaterThanOrEqual(5);
    }
  });

  it("is the same from the same seed, another from another", () => {
    expect(scoreLayout(scores, random(7))).toEqual(scoreLayout(scores, random(7)));
    expect(scoreLayout(scores, random(7))).not.toEqual(scoreLayout(scores, random(8)));
  });

  it("has a place for things that have no score, and for three; none for two", () => {
    const places = scoreLayout(
      { n: 12, score: (a, b) => (a < 2 || b < 2 ? NaN : 0.5) },
      random(1),
    )!;
    expect(places.flat().every(Number.isFinite)).toBe(true);
    // maps can be more alike than 1
    expect(scoreLayout({ n: 3, score: () => 1.2 }, random(1))).toHaveLength(3);
    expect(scoreLayout({ n: 2, score: () => 1 }, random(1))).toBeNull();
  });
});

describe("embeddingFigure", () => {
  const names = Array.from({ length: 8 }, (_, i) => (i === 0 ? "<b>%{x}" : String(i)));
  const die = (i: number) => (i < 3 ? "A" : i < 6 ? "B" : `alone ${i}`);
  const coins = new Map(
    names.map((name, i) => [name, { die: die(i), photograph: `data:image/jpeg;base64,${i}` }]),
  );
  const pairs: TestedPair[] = names.flatMap((first, a) =>
    names.slice(a + 1).map((second, k) => {
      const b = a + 1 + k;
      const score = die(a) === die(b) ? 0.8 : 0.2;
      return {
        a: first,
        b: second,
        side: "obverse",
        score,
        keptScore: score,
        probability: 0.5,
        called: false,
        same: die(a) === die(b),
        heldOut: b < 2,
        fold: 0,
      };
    }),
  );
  type Trace = {
    mode: string;
    x: (number | null)[];
    customdata?: { coin: string; die: string; photograph: string }[];
    marker?: { symbol: string[]; color: string };
  };
  const figure = embeddingFigure(pairs, "obverse", coins, random(1))!;
  const marks = (figure.data as unknown as Trace[]).filter(({ customdata }) => customdata);
  const all = marks.flatMap(({ customdata, marker }) =>
    customdata!.map((point, i) => ({ ...point, symbol: marker!.symbol[i], colour: marker!.color })),
  );

  it("shows every coin once, with its die and photograph, and its name as plain text", () => {
    expect(all).toHaveLength(8);
    expect(new Set(all.map(({ photograph }) => photograph)).size).toBe(8);
    expect(all.map(({ coin }) => coin)).toContain(" b   x ");
  });

  it("has a colour and mark for each die of several coins, grey for the others", () => {
    const look = (of: string) =>
      new Set(
        all
          .filter((one) => one.die === of)
          .map(({ symbol, colour }) => `${colour} ${symbol.replace("-open", "")}`),
      );
    expect(look("A").size).toBe(1);
    expect(look("B").size).toBe(1);
    expect(look("A")).not.toEqual(look("B"));
    expect(look("alone 6")).toEqual(new Set(["#808080 circle"]));
  });

  it("fills the marks of the coins that the model was tested on, and no others", () => {
    expect(
      all
        .filter(({ symbol }) => !symbol.endsWith("-open"))
        .map(({ photograph }) => photograph.at(-1)),
    ).toEqual(["0", "1"]);
  });

  it("is left out for a run that is older than the scores it needs, and where nothing is known of the coins", () => {
    expect(
      embeddingFigure(
        pairs.map((pair) => ({ ...pair, keptScore: NaN })),
        "obverse",
        coins,
        random(1),
      ),
    ).toBeNull();
    expect(embeddingFigure(pairs, "reverse", coins, random(1))).toBeNull();
    expect(embeddingFigure(pairs, "obverse", new Map(), random(1))).toBeNull();
  });
});
