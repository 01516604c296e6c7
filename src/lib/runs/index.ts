export { claimFolder } from "./claim";
export { checkConfig } from "./config/check-config";
export { type ClassifierConfig, parseClassifierConfig } from "./config/classifier-config";
export { parseConfig, setOption, withSetting } from "./config/config";
export type { ClassifierSettings, SiameseSettings } from "./config/settings";
export { type SiameseConfig, parseSiameseConfig, siameseConfig } from "./config/siamese-config";
export { type Provenance, fingerprint, fingerprintOf, provenance, textDigest } from "./provenance";
export { type LabelledScores, comparable, ofSide, ranked, readPairs } from "./read-pairs";
export { type RunComparison, compareRuns } from "./registry/compare-runs";
export { exportDvclive } from "./registry/export-dvclive";
export { exportMlflow } from "./registry/export-mlflow";
export { differences, settingsOf } from "./registry/flat-config";
export { type RunFilter, type RunSummary, listRuns } from "./registry/list-runs";
export { modelCard } from "./registry/model-card";
export {
  HEADLINES,
  type RunMetrics,
  lessIsBetter,
  runHistory,
  runMetrics,
} from "./registry/run-metrics";
export { type FolderTable, folderTable } from "./registry/file-table";
export { runsTable } from "./registry/runs-table";
export {
  findRun,
  finishedRuns,
  latestRun,
  learnedFromSimulation,
  modelOf,
  readJson,
  readRecord,
  readText,
  recordOrNull,
  runFolders,
  timeInName,
  writeJson,
} from "./run-folder";
export { finishTrained, lacksReport } from "./finish-trained";
export { type RunRecord, type RunState, isTrained } from "./run-record";
export { type TrainedRun, readConfig, readTrainedRun, requireTrained } from "./trained-run";
export { type RunEnd, type RunOptions, configOf, withRun } from "./run-session";
export type { RunMetric } from "./registry/evaluation-file";
export { type Annotation, annotateRun, readAnnotation } from "./registry/annotation";
