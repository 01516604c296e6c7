/**
 * Which 2-euro coin is it? Identification against a catalogue with a picture of each design. See
 * docs/identify.md.
 */
export {
  answerCoin,
  VERDICTS,
  type Calibration as IdentifierCalibration,
  type CoinAnswer,
  type RankedDesign,
  type Verdict,
} from "./answer";
export { answerWords } from "./answer-words";
export { fitIdentifier, type LikenessSample, type MetalSample } from "./calibrate";
export { identifierCalibration } from "./calibration-file";
export {
  catalogueOf,
  COMMON,
  loadCatalogue,
  type Catalogue,
  type CatalogueDesign,
  type LoadCatalogueOptions,
} from "./catalogue";
export { readCatalogueFile, type CatalogueRow, type CoinKind } from "./catalogue-file";
export { readDesign, type DesignPicture } from "./design-picture";
export {
  evaluateIdentification,
  identificationFigures,
  type JudgedPhotograph,
  type KnownPhotograph,
} from "./evaluate";
export { likeness, measureCoins, type CoinEvidence } from "./evidence";
export { findCoins, findOneCoin, type CoinReading } from "./find-coins";
export { identify, identifyPicture, type IdentifiedCoin, type PhotographAnswer } from "./identify";
export { likestLaidOn, type LaidOn } from "./laid-on";
export { metalColours, swapped, type MetalColours } from "./metal";
export { outlinedPhotograph } from "./outlined-photograph";
export { simulatedCatalogue } from "./simulated-catalogue";
export { simulatedPhotograph } from "./simulated-photograph";
export { simulatedPhotographs } from "./simulated-photographs";
export { writeOutlined } from "./write-outlined";
export { withoutPictures } from "./without-pictures";
