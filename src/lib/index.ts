/** What notebooks import. */
export * from "./augment/index";
export {
  answerWords,
  catalogueOf,
  COMMON,
  evaluateIdentification,
  identificationMetrics,
  identifierCalibration,
  identify,
  identifyPicture,
  alignedOverlay,
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
export { NumislabError } from "./base/errors";
export * from "./experiments/index";
export {
  formatInterval,
  formatNumber,
  formatPercent,
  formatProbability,
  formatRange,
} from "./base/format-number";
export * from "./matchers/index";
export * from "./metrics/index";
export * from "./models/index";
export type { OnProgress } from "./base/progress";
export { random, type Random } from "./base/random";
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
  reportSiamese,
  rocFigure,
  studyChart,
  studyReport,
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
export * from "./jobs/index";
export * from "./runs/index";
export {
  readTruth,
  simulatedEuroFolder,
  simulatedEuroSide,
  simulatedFolder,
  simulateEuro,
  simulateHoard,
  simulateCoins,
  simulatorShowcase,
  strikeToStrike,
  type EuroSide,
  type ShowcaseSheet,
  type SideMaps,
  type SimulatedCoin,
  type SimulateEuroOptions,
  type SimulateHoardOptions,
  type SimulateOptions,
  type StrikeTruth,
} from "./simulator/index";
