/** What notebooks import. */
export * from "./augment/index";
export {
  answerWords,
  catalogueOf,
  COMMON,
  evaluateIdentification,
  identificationFigures,
  identifierCalibration,
  identify,
  identifyPicture,
  likestLaidOn,
  loadCatalogue,
  outlinedPhotograph,
  simulatedCatalogue,
  simulatedPhotograph,
  simulatedPhotographs,
  type Catalogue,
  type CatalogueDesign,
  type CoinAnswer,
  type IdentifiedCoin,
  type JudgedPhotograph,
  type KnownPhotograph,
  type PhotographAnswer,
  type RankedDesign,
} from "./catalogue/index";
export * from "./coins/index";
export * from "./data/index";
export * from "./diestudy/index";
export * from "./engine/index";
export { NumislabError } from "./errors";
export * from "./experiments/index";
export * from "./matching/index";
export * from "./metrics/index";
export * from "./models/index";
export type { OnProgress } from "./progress";
export { random, type Random } from "./random";
export {
  architectureDrawing,
  baselinesFigure,
  blendFigure,
  classifierTrainingFigure,
  confusionFigure,
  countRows,
  curvesFigure,
  distanceFigure,
  embeddingMaps,
  exampleSheet,
  figuresOf,
  lossWords,
  readSiameseRun,
  reportBaselines,
  reportComparison,
  reportEvaluation,
  reportRuns,
  reportSiamese,
  rocFigure,
  studyChart,
  studyReport,
  studyToFolder,
  sweepFigures,
  trainingFigure,
  truthTable,
  writeIdentificationPage,
} from "./report/index";
export * from "./review/index";
export { stopSignal, type ClassifierEpoch, type Epoch } from "./training/index";
export {
  liveFigure,
  progressBar,
  showFigure,
  showHtml,
  showPictures,
  showSvg,
  showTable,
} from "./workspace/display";
export { notebookJob } from "./workspace/notebook-job";
