export { blankColour } from "./blank-picture";
export { type ContactSheetOptions, contactSheet } from "./contact-sheet";
export { EURO_DESIGNS, type EuroDesign, euroDesign } from "./euro-designs";
export { type FileKind, fileKind } from "./file-kind";
export { outlineVersion, takeDoubtfulOutlines } from "./find/doubtful-outlines";
export { type CoinMask, type FindCoinOptions, findCoin } from "./find/find-coin";
export { equalDisc } from "./find/coin-mask";
export { type CoinOutline, ellipseOfMask } from "./find/ellipse-of-mask";
export { type OutlineCache, cachedOutline } from "./find/outline-cache";
export { drawOutline } from "./find/outline";
export { FLAT_LIMIT, type FlattenedCoin, flatten } from "./flatten";
export { gaussian } from "./image/gaussian";
export { resizeGrey } from "./image/resize-grey";
export { type Half, halfOf, boxOfHalf, type Layout, LAYOUTS } from "./layout";
export { toPng } from "./image/to-png";
export { type NormalisedCoin, findAndNormalise, normaliseCoin } from "./normalise-coin";
export { type Picture, type Side, crop, greyPicture } from "./picture";
export { READ_FORMS, isPhotographName, unreadPictureKind } from "./picture-endings";
export {
  type PrepareOptions,
  type PreparedCoin,
  type PreparedSide,
  prepareCoin,
  prepareShownSide,
  prepareSide,
} from "./prepare-coin";
export { readPhotograph } from "./read-photograph";
export { sidePhotograph } from "./side-photograph";
export {
  type PhotographSource,
  type SideInPhotograph,
  sideInPhotograph,
  splitHalves,
} from "./split-halves";
export { stepsOfNormalisation } from "./steps";
export { findCoins, type OutlineInPicture } from "./find/find-coins";
export { type CoinsAndOthers, coinsAndOthers } from "./find/several/coins-and-others";
export type { OutlineEllipse } from "./find/several/ellipse-of-curve";
export type { RoundThing } from "./find/several/round-things";
export { detectLayout, type DetectedLayout, type SeenLayout } from "./find/detect-layout";
export {
  type Pair,
  type PairTable,
  type ScoredPair,
  type TestedPair,
  emptyPairTable,
  pairTable,
  scoredPair,
  scoredPairs,
} from "./pair";
export {
  pairsFromCsv,
  pairsToCsv,
  roundedPair,
  roundedTestedPair,
  testedPairsFromCsv,
  testedPairsToCsv,
} from "./pairs-csv";
