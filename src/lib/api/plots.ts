/**
 * Plotly figures, for `show.figure`.
 *
 * @module
 */
import type { PreparedSide } from "../coins/index";
import { startEngine } from "../engine/index";
import type { Warp } from "../matchers/index";
import {
  type Figure,
  type SiameseRun,
  architectureDrawing,
  blendFigure,
  embeddingMaps,
} from "../report/index";
import { workspace } from "./workspace";

export {
  baselinesFigure as baselines,
  classifierTrainingFigure as classifierTraining,
  confusionFigure as confusion,
  figuresOf as siamese,
  rocFigure as roc,
  sweepFigures as thresholds,
  trainingFigure as training,
} from "../report/index";

interface BlendOptions {
  /** From the first to the second, as a registration found it. */
  warp: Warp;
  /** How the slider names them. */
  names?: readonly [string, string];
}

/**
 * Two aligned sides of coins with a slider from the first to the second: what was struck from the
 * same die stays where it is.
 *
 * @param a a side from `coins.prepare`
 * @param b the other, prepared at the same size
 */
export function blend(
  a: PreparedSide,
  b: PreparedSide,
  { warp, names }: BlendOptions,
): Promise<Figure> {
  return blendFigure(a, b, warp, names);
}

/**
 * Where the model of a Siamese run puts the coins in two dimensions, a figure a side, with the
 * photograph of each.
 *
 * @param run from `runs.readSiamese`
 * @returns by name; none of a side with too few coins, or where the photographs are gone
 */
export async function embeddings(
  run: Pick<SiameseRun, "config" | "record" | "pairs">,
  { root = workspace().root } = {},
): Promise<Record<string, Figure>> {
  await startEngine();
  return embeddingMaps(root, run);
}

/**
 * The layers of a Siamese run's network, drawn.
 *
 * @param run from `runs.readSiamese`
 * @returns SVG, for `show.svg`
 */
export function architecture(
  run: Pick<SiameseRun, "folder" | "config" | "record" | "pairs">,
  { root = workspace().root } = {},
): Promise<string> {
  return architectureDrawing(root, run);
}
