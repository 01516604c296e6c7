export { loadClassFolder, type ClassFolder, type ClassPhotograph } from "./class-folder";
export { checkPhotographs, type Finding, type PhotographReport } from "./check-photographs";
export { findingsCsv } from "./findings-csv";
export {
  coinsInFolder,
  photographFolder,
  type CoinFiles,
  type FolderOfCoins,
} from "./coins-in-folder";
export { inNaturalOrder, photographsIn, type LeftOut } from "./photographs-in";
export { describeData, type DescribeOptions } from "./croissant";
export { dieComponents, type DieComponents, type DieLink } from "./die-graph";
export { diePairs, dieOf, pairKey, SIDES, type CoinDies, type DiePairs } from "./pairs";
export { EURO_DESIGNS, euroDesign, type EuroDesign } from "./euro-designs";
export { mislabel } from "./mislabel";
export { photographSheet } from "./photograph-sheet";
export { readDieSheet, type DieRow, type DieSheet, type SheetProblem } from "./sheet";
export { loadDieLinks, type LabelledCoin, type LabelledCoins } from "./sheet-links";
export { readUnsurePairs, type UnsurePair } from "./sheet-unsure-pairs";
export { simulatedEuroFolder } from "./simulated-euro-folder";
export { coinTypes } from "./coin-types";
export { simulatedFolder } from "./simulated-folder";
export {
  simulatedEuroSide,
  simulateEuro,
  type EuroSide,
  type SimulateEuroOptions,
} from "./simulate-euro/index";
export {
  readTruth,
  simulateHoard,
  simulateCoins,
  simulatorShowcase,
  strikeToStrike,
  type ShowcaseSheet,
  type SideMaps,
  type SimulatedCoin,
  type SimulateHoardOptions,
  type SimulateOptions,
  type StrikeTruth,
} from "./simulate/index";
export { dealIntoFolds, type Group } from "./split";
export { fetchSource, type Fetched, type FetchOptions } from "./sources/fetch-source";
export { listSources, type ListedSource } from "./sources/list-sources";
export { findManifest, type Manifest } from "./sources/manifest";
export { sourceNotes } from "./sources/source-notes";
