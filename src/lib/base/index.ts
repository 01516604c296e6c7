export { OpenQuote, splitDelimited } from "./delimited";
export {
  type CacheEntry,
  decodeEntry,
  encodeEntry,
  packBits,
  unpackBits,
} from "./cache/entry-file";
export { refuseRunFolder, requireOwnOutput } from "./own-output";
export { readEntry, readThrough, readThroughSync, storeEntry } from "./cache/read-through";
export { dialectOf, fromCsv, restoreCell, toCsv, type CsvDialect } from "./csv";
export { type ErrorCode, NumislabError } from "./errors";
export { escapeMarkup } from "./escape";
export { findChromium } from "./find-chromium";
export {
  type MaybeInterval,
  type MaybeNumber,
  type Reasons,
  formatBounds,
  formatInterval,
  formatNumber,
  formatPercent,
  formatProbability,
  formatRange,
  formatSignificant,
  missing,
  roundTo,
} from "./format-number";
export { HOVER_PHOTOGRAPHS, hasPhotographs } from "./hover-photographs";
export { lastWords } from "./last-words";
export { type AskElsewhere } from "./lock/lock-file";
export { LOCK_FILE, isLocked, isOfLock, lockFolder } from "./lock/lock-folder";
export { createdOnce } from "./created-once";
export { folderEntries, isFolder, readPlainFile, readPlainFileSync } from "./plain-files";
export { parseJson, readPlainText, readPlainTextSync } from "./plain-text";
export { median, upperMedian } from "./median";
export { type OnProgress, type Progress, progressWords } from "./progress";
export { type Random, random } from "./random";
export { cannotWrite } from "./system-error";
export { answerQuestions } from "./threads/answer-questions";
export { mapConcurrent } from "./threads/map-concurrent";
export { type Thread, startThread } from "./threads/thread";
export { threadPool } from "./threads/thread-pool";
export { makeFolder } from "./make-folder";
export { PARTIAL, isDraftOf, writeWhole, writeWholeSync } from "./write-whole";
export { sha256Of, sha256OfFile } from "./sha256";
export { quoted, shellWord } from "./shell-word";
export { sheetJs } from "./sheetjs";
export { type Cells, type TableSource, cellsOf } from "./rows/table-cells";
export { type TypedRow, typedRows } from "./rows/typed-rows";
