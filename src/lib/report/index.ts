export { distanceFigure } from "./distance-figure";
export type { Figure } from "./figure";
export { html, raw, type Html } from "./html";
export { ofSide, readPairs, type LabelledScores, type PairOfRun } from "./read-pairs";
export { rocFigure } from "./roc-figure";
export { figuresOf, reportSiamese } from "./siamese-report";
export { trainingFigure } from "./training-figure";
