/** What notebooks import. */
export * from "./augment";
export * from "./coins";
export * from "./data";
export * from "./engine";
export { NumislabError } from "./errors";
export * from "./experiments";
export * from "./metrics";
export * from "./models";
export { random, type Random } from "./random";
export { distanceFigure, figuresOf, ofSide, readPairs, reportSiamese, rocFigure, trainingFigure } from "./report";
export { stopSignal, type Epoch } from "./training";
export { liveFigure, progressBar, showFigure, showPictures, showTable } from "./workspace/display";
export { notebookJob } from "./workspace/notebook-job";
