export { type Finding, type PhotographReport, checkPhotographs } from "./checks/check-photographs";
export { findingsCsv } from "./checks/findings-csv";
export { mislabel } from "./checks/mislabel";
export { type CutCoin, type CutPlates, cutPlates } from "./cut/cut-plates";
export { type DescribeOptions, describeData } from "./croissant";
export { type DieComponents, type DieLink, dieComponents } from "./die-graph";
export { type FolderOptions, folderOptions, saveFolderOptions } from "./folder-options";
export {
  type ClassFolder,
  type ClassPhotograph,
  classWarnings,
  loadClassFolder,
} from "./folders/class-folder";
export { coinsInFolder, photographFolder } from "./folders/coins-in-folder";
export { type CoinFiles, type FolderOfCoins } from "./folders/folder-of-coins";
export { type CoinCopies, copiesOfCoins } from "./inspect/copies-of-coins";
export {
  type Inspection,
  type InspectOptions,
  type InspectedSheet,
  inspectFolder,
} from "./inspect/inspect-folder";
export { inspectionWords } from "./inspect/inspection-words";
export { type CoinDies, type DiePairs, SIDES, dieOf, diePairs, pairKey } from "./pairs";
export { type LeftOut, inNaturalOrder, photographsIn } from "./photographs-in";
export { coinFinder } from "./sheet/coin-finder";
export { type CoinAxes, coinAxes } from "./sheet/coin-columns/coin-axes";
export { type CoinFinds, coinFinds, FIND_KINDS } from "./sheet/coin-columns/coin-finds";
export { coinTypes } from "./sheet/coin-columns/coin-types";
export { type DieRow } from "./sheet/die-rows";
export { type NamedRow, readNamedTable } from "./sheet/named-table";
export { type SheetOptions, sheetOptionsSchema } from "./sheet/options";
export { photographSheet } from "./sheet/photograph-sheet";
export { undecidedPairs } from "./sheet/undecided-pairs";
export { type SheetProblem } from "./sheet/problems";
export { readSheet } from "./sheet/read-sheet";
export type { SheetReading, SheetRow } from "./sheet/sheet-reading";
export { type DieSheet, readDieSheet } from "./sheet/sheet";
export { type LabelledCoin, type LabelledCoins, loadDieLinks } from "./sheet/sheet-links";
export { readUnsurePairs } from "./sheet/sheet-unsure-pairs";
export { type FetchOptions, type Fetched, fetchSource } from "./sources/fetch-source";
export { type FetchedSheet, type FetchSheetOptions, fetchSheet } from "./sources/fetch-sheet";
export { type ListedSource, listSources } from "./sources/list-sources";
export { type Manifest, findManifest } from "./sources/manifest";
export { type ImportedStudy, importStudy } from "./published/import-study";
export { sourceNotes } from "./sources/source-notes";
export { type Group, dealIntoFolds } from "./splits/split";
export { type GridRow, textAt } from "./sheet/file/grid";
export { readGrids } from "./sheet/file/open-sheet";
export { layoutOfFolder } from "./inspect/layout-of-folder";
