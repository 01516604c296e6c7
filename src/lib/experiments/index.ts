export {
  type BaselineOptions,
  type BaselineRow,
  type BaselineTable,
  compareBaselines,
} from "./baselines/baselines";
export { baselinesCsv } from "./baselines/baselines-csv";
export { type GivenScores, givenScores } from "./baselines/given-scores";
export { type BaselineMetrics } from "./baselines/measure-method";
export {
  type ClassifierResult,
  type ClassifierRunOptions,
  HISTORY_COLUMNS,
  runClassifier,
} from "./classifier/classifier-run";
export { type ClassEvaluation } from "./classifier/evaluate-classes";
export { type ClassifierEvaluation, evaluateClassifier } from "./classifier/evaluate-classifier";
export {
  type ReadyPhotograph,
  type ReadyPhotographs,
  classFolder,
  readyPhotographs,
} from "./classifier/ready-photographs";
export { type PhotographRole, splitPhotographs } from "./classifier/split-photographs";
export {
  type EvaluateOptions,
  type EvaluatedModel,
  type ModelEvaluation,
  evaluateModel,
  evaluationFolder,
  saveEvaluation,
} from "./evaluate-model";
export { type EvaluateMethodOptions, evaluateMethod } from "./evaluate-method";
export {
  type SameDieMetrics,
  type SameDieRow,
  heldOutRow,
  methodRow,
  runRows,
} from "./same-die-table";
export { trainingObstacle } from "./folds-to-train";
export { type ReadableCoin, readableCoins } from "./readable-coins";
export { requireClasses } from "./require-classes";
export {
  type LabelledFolderOptions,
  calibrateSiamese,
  scoreFolder,
} from "./siamese/calibrate-siamese";
export { type IndexedPair, type SideEvaluation, evaluateSides } from "./siamese/evaluate-sides";
export { type ReadyCoin, type ReadyCoins, dataFolder, readyCoins } from "./siamese/ready-coins";
export { type SiameseResult, type SiameseRunOptions, runSiamese } from "./siamese/siamese-run";
export { type SideMetrics } from "./siamese/side-metrics";
export {
  type Split,
  describeGroups,
  splitByGroup,
  splitCoins,
  splitRepeatedly,
} from "./siamese/split-coins";
export { type SplitSettings, readSplit, splitCsv, splitPath, splitsOf } from "./split-file";
export { type RankingMetrics } from "./sweeps/ranking-metrics";
export { type RuleResult, onePerPair } from "./sweeps/rule-results";
export {
  type ClassifierRun,
  type Spread,
  differInSeedAlone,
  intervalOver,
  readClassifierRun,
  resumeSeeds,
  runSeeds,
  spreadOf,
} from "./sweeps/seed-sweep";
export {
  PUBLISHED,
  type SideSweep,
  type Sweep,
  heldOutPairs,
  sweepOf,
  type Swept,
  sweepRun,
  writeSweep,
} from "./sweeps/sweep-run";
export { type ScoredPairs, type ThresholdRow, thresholdTable } from "./sweeps/threshold-table";
