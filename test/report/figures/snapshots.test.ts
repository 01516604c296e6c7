import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contrastRatio } from "../../contrast";
import { random } from "../../../src/lib/base/index";
import type { BaselineRow } from "../../../src/lib/experiments/index";
import type { Figure } from "../../../src/lib/report/index";
import { baselinesFigure } from "../../../src/lib/report/figures/baselines-figure";
import { blendFigure } from "../../../src/lib/report/figures/blend-figure";
import {
  classifierTrainingFigure,
  confusionFigure,
} from "../../../src/lib/report/figures/classifier-figures";
import { curvesFigure } from "../../../src/lib/report/figures/curves-figure";
import { detFigure } from "../../../src/lib/report/figures/det-figure";
import { distanceFigure } from "../../../src/lib/report/figures/distance-figure";
import { embeddingFigure } from "../../../src/lib/report/figures/embedding-figure";
import { metricsFigure } from "../../../src/lib/report/figures/metrics-figure";
import { precisionRecallFigure } from "../../../src/lib/report/figures/precision-recall-figure";
import { reliabilityFigure } from "../../../src/lib/report/figures/reliability-figure";
import { rocFigure } from "../../../src/lib/report/figures/roc-figure";
import { tableFigure } from "../../../src/lib/report/figures/table-figure";
import { trainingFigure } from "../../../src/lib/report/figures/training-figure";
import { plainFigure } from "./plain-figure";
import {
  smallClassifierHistory,
  smallHistory,
  smallPairs,
  smallScores,
  smallSide,
  smallSides,
} from "./small-input";

const pairs = [...smallPairs("obverse"), ...smallPairs("reverse")];

const baseline = (name: string, value: number) => {
  const side = { averagePrecision: { value, low: value - 0.1, high: NaN }, baseRate: 0.25 };
  return { name, figures: { all: { obverse: side, reverse: side } } } as unknown as BaselineRow;
};

const tested = (confusion: number[][]) =>
  ({ result: { classes: ["Atenas", "Francia"], test: { confusion } } }) as unknown as Parameters<
    typeof confusionFigure
  >[0][number];

/** Coordinates of embeddings rest on the last digits of scores: only how many there are is kept. */
function withoutPlaces(figure: Figure): Figure {
  const places = (values: unknown) => `${(values as number[]).length} values`;
  return {
    ...figure,
    data: (figure.data as { x: number[]; y: number[] }[]).map((trace) => ({
      ...trace,
      x: places(trace.x),
      y: places(trace.y),
    })),
  };
}

const dies = new Map([1, 2, 3, 4, 5, 6, 7, 8, 9].map((i) => [`00${i}`, { die: `O${i % 3}` }]));
const still = { map: [1, 0, 0, 0, 1, 0], bend: new Float64Array(12) };

/** Colours of lines and marks, not those of a scale. */
function coloursOf(traces: readonly Record<string, unknown>[]): string[] {
  const of = ({ line, marker }: { line?: { color?: unknown }; marker?: { color?: unknown } }) =>
    [line?.color, marker?.color].flat();
  return traces
    .flatMap((trace) => of(trace))
    .filter((colour): colour is string => typeof colour === "string");
}

/** Each figure by the name of its snapshot. */
const figures: Record<string, () => Figure | null | Promise<Figure | null>> = {
  "baselines-figure": () =>
    baselinesFigure({ rows: [baseline("registration", 0.9), baseline("SSIM", 0.4)] }, "all"),
  "blend-figure": () =>
    blendFigure(smallSide(0.05), smallSide(-0.03), still as never, ["001", "002"]),
  "classifier-training-figure": () => classifierTrainingFigure(smallClassifierHistory, 3),
  "confusion-figure": () =>
    confusionFigure([
      tested([
        [5, 1],
        [0, 4],
      ]),
      tested([
        [6, 0],
        [2, 2],
      ]),
    ]),
  "curves-figure": () =>
    curvesFigure([
      { label: "first", kind: "siamese", history: smallHistory as never },
      { label: "second", kind: "classifier", history: smallClassifierHistory as never },
    ]),
  "det-figure": () => detFigure(smallSides),
  "distance-figure": () => distanceFigure(smallScores("obverse"), "embedding", 0.6),
  "distance-figure-of-maps": () => distanceFigure(smallScores("reverse"), "map"),
  "embedding-figure": () =>
    withoutPlaces(embeddingFigure(smallPairs("obverse"), "obverse", dies, random(1))!),
  "metrics-figure": () =>
    metricsFigure(
      {
        a: smallPairs("obverse").map(({ a }) => a),
        b: smallPairs("obverse").map(({ b }) => b),
        scores: smallSides.obverse.scores,
        same: smallSides.obverse.same,
      },
      0.5,
    ),
  "precision-recall-figure": () => precisionRecallFigure(smallSides),
  "reliability-figure": () => reliabilityFigure(pairs),
  "roc-figure": () => rocFigure(smallSides),
  "table-figure": () => tableFigure(smallHistory, { x: "epoch", y: ["loss", "validation"] }),
  "training-figure": () => trainingFigure(smallHistory, 3),
};

describe("a figure, from a small input,", () => {
  it.each(Object.entries(figures))("is as its snapshot: %s", async (name, make) => {
    await expect(await plainFigure(await make())).toMatchFileSnapshot(`snapshots/${name}.json`);
  });

  it.each(Object.entries(figures))(
    "has lines and marks that show on white and in a dark theme: %s",
    async (_, make) => {
      const figure = await make();
      for (const colour of coloursOf(figure!.data))
        for (const ground of ["#ffffff", "#111111"])
          expect({ colour, ground, contrast: contrastRatio(colour, ground) >= 3 }).toEqual({
            colour,
            ground,
            contrast: true,
          });
    },
  );

  it("has a snapshot wherever a file of the room makes one", () => {
    const folder = join("src", "lib", "report", "figures");
    const makers = readdirSync(folder).filter(
      (file) => /-figures?\.ts$/.test(file) && file !== "write-figures.ts",
    );
    const covered = Object.keys(figures).join(" ");
    const words = (file: string) => file.replace(/-figures?\.ts$/, "");
    expect(makers.filter((file) => !covered.includes(words(file)))).toEqual([]);
  });
});
