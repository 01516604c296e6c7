/** Were two coins struck from the same die? Methods behind one interface: see docs/method/matching.md. */
export {
  type CalibrationMetrics,
  type JudgedPair,
  calibrationMetrics,
  crossCalibrated,
  fitCalibration,
  judged,
} from "./calibrate";
export { shippedCalibration } from "./calibration-file";
export {
  type ComparedPair,
  type ComparePhotographsOptions,
  comparePhotographs,
} from "./compare-photographs";
export { countInliers } from "./keypoints/geometric-check";
export { type Keypoints, keypoints } from "./keypoints/keypoints";
export { matchedKeypoints } from "./keypoints/matched-keypoints";
export { ssim, ssimPicture } from "./keypoints/ssim";
export { type MatchFolderOptions, type MatchedFolder, matchFolder } from "./match-folder";
export { type MatchOptions, type MatchedPair, matchSides } from "./match-sides";
export {
  type AnsweredPair,
  type Matcher,
  type MatcherCalibration,
  type MatcherOptions,
  type MatchMethod,
  type MatchTable,
  type NamedSide,
  type PreparedPhotograph,
  answeredPairs,
  countsAsSame,
} from "./matcher";
export { judgeByProbability, scoreEveryPair } from "./judge";
export { type MethodCalibration, UNCALIBRATED, matcherCalibration } from "./method-calibrations";
export {
  type FolderRotation,
  type Rotation,
  type RotationEvidence,
  findRotation,
  rotationWords,
} from "./rotation";
export { METHODS, checkMethodOptions, methodNamed, openMatcher } from "./registry";
export { reliefMatcher, reliefMethod } from "./relief-matcher";
export { type MatchWork } from "./neighbours/planned-work";
export { type Registration } from "./registration/align/register";
export { type Warp, seenThrough, warped } from "./registration/align/warp";
export { matcherDigest } from "./registration/cache/pair-cache";
export {
  type Answer,
  type Calibration,
  type Stage,
  answerOf,
  stagedScore,
  probabilityOf,
} from "./registration/evidence";
export { precompute, partsOf } from "./registration/precompute";
export { type MatchSide, matchSide } from "./registration/match-side";
export { overlay, throughWarp } from "./registration/pictures/overlay";
export { residualField } from "./registration/pictures/residual-picture";
export { type PhotographOfSides, type SidesRead, readSides } from "./registration/read-sides";
export { type SpecimenPair, specimenPairs } from "./specimen-pairs";
export { type OutlineTurn, outlineTurn } from "./registration/outline-turn";
export { type SpecimenSide, specimenSide } from "./registration/specimen-evidence";
export { type SideWarnings, sideKey, warningsOfSides } from "./side-warnings";
export { type ScreenOptions, type Screened, screen } from "./registration/search/screen";
export { type Workers, startWorkers } from "./registration/workers";
export { type SideAnswer, compareCoins } from "./siamese/compare-coins";
export { embedSides } from "./siamese/embed-sides";
