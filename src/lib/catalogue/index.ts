/**
 * Which 2-euro coin is it? Identification against a catalogue with a picture of each design. See
 * docs/guide/identify.md.
 */
export {
  type Calibration as IdentifierCalibration,
  type CoinAnswer,
  type RankedDesign,
  VERDICTS,
  type Verdict,
  answerCoin,
} from "./answer";
export { answerWords } from "./answer-words";
export { type ScoreSample, type MetalSample, fitIdentifier } from "./calibrate";
export { identifierCalibration } from "./calibration-file";
export {
  COMMON,
  type Catalogue,
  type CatalogueDesign,
  type LoadCatalogueOptions,
  catalogueOf,
  loadCatalogue,
} from "./catalogue";
export { type CatalogueRow, type CoinKind, readCatalogueFile } from "./catalogue-file";
export { type DesignPicture, readDesign } from "./design-picture";
export {
  type JudgedPhotograph,
  type KnownPhotograph,
  evaluateIdentification,
  identificationMetrics,
} from "./evaluate";
export { type CoinReading, findCoins, findOneCoin } from "./find/find-coins";
export { outlinedPhotograph } from "./find/outlined-photograph";
export { outlinedFiles, writeOutlined } from "./find/write-outlined";
export {
  type IdentifiedCoin,
  type PhotographAnswer,
  type RefusedPhotograph,
  identify,
  identifyEach,
  identifyPicture,
} from "./identify";
export { type CoinEvidence, designScore, measureCoins } from "./match/evidence";
export { type AlignedOverlay, alignedOverlay } from "./match/aligned-overlay";
export { type MetalColours, metalColours, swapped } from "./match/metal";
export { simulatedCatalogue } from "./simulated/simulated-catalogue";
export { simulatedPhotograph } from "./simulated/simulated-photograph";
export { simulatedPhotographs } from "./simulated/simulated-photographs";
export { withoutPictures } from "./without-pictures";
