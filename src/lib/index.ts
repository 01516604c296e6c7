/** What notebooks import. */
export * from "./augment/index";
export {
  answerWords, catalogueOf, COMMON, evaluateIdentification, identificationFigures, identifierCalibration, identify, identifyPicture, laidOn, loadCatalogue, outlinedPhotograph, readCatalogueFile, readDesign, simulatedPhotograph, writeOutlined,
  type Catalogue, type CatalogueDesign, type CoinAnswer, type IdentifiedCoin, type PhotographAnswer, type RankedDesign,
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
  blendFigure, classifierTrainingFigure, confusionFigure, distanceFigure, figuresOf, identificationPage, reportRuns, reportSiamese, rocFigure, sweepFigures, trainingFigure, truthTable,
} from "./report/index";
export { stopSignal, type ClassifierEpoch, type Epoch } from "./training/index";
export { liveFigure, progressBar, showFigure, showPictures, showTable } from "./workspace/display";
export { notebookJob } from "./workspace/notebook-job";
