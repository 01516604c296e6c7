/** The registration matcher: were two coins struck by one die? See docs/matching.md. */
export { matchFolder, type MatchedFolder, type MatchFolderOptions } from "./match-folder";
export { matcherRecipe } from "./kept-answers";
export { matchAhead, partsOf, type MatchWork } from "./match-ahead";
export { matchSides, type MatchedPair, type MatchOptions, type NamedSide } from "./match-sides";
export { comparePhotographs, type ComparePhotographsOptions } from "./compare-photographs";
export { matchSide, type MatchSide } from "./match-side";
export { overlay, throughWarp } from "./overlay";
export { residualField } from "./residual-picture";
export type { Registration } from "./register";
export { screen, type Screened, type ScreenOptions } from "./screen";
export { seenThrough, type Warp } from "./warp";
export {
  answerOf,
  likeness,
  probabilityOf,
  type Answer,
  type Calibration,
  type Stage,
} from "./evidence";
export { shippedCalibration } from "./calibration-file";
export {
  crossCalibrated,
  fitCalibration,
  judged,
  calibrationFigures,
  type CalibrationFigures,
  type JudgedPair,
} from "./calibrate";
export { readSides, type PhotographOfSides, type SidesRead } from "./read-sides";
export { startWorkers, type Workers } from "./workers";
