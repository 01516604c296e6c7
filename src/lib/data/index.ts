export { coinsInFolder, type CoinFiles, type FolderOfCoins } from "./coins-in-folder";
export { dieComponents, type DieComponents, type DieLink } from "./die-graph";
export { diePairs, dieOf, pairKey, SIDES, type CoinDies, type DiePairs } from "./pairs";
export { readDieSheet, type DieRow, type DieSheet, type SheetProblem } from "./sheet";
export { loadDieLinks, type LabelledCoin, type LabelledCoins } from "./sheet-links";
export { readUnsurePairs, type UnsurePair } from "./sheet-unsure-pairs";
export { simulatedFolder } from "./simulated-folder";
export { readTruth, simulateHoard, simulateCoins, simulatorShowcase, strikeToStrike, type ShowcaseSheet, type SideMaps, type SimulatedCoin, type SimulateHoardOptions, type SimulateOptions, type StrikeTruth } from "./simulate/index";
export { dealIntoFolds, type Group } from "./split";
