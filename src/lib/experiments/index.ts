export { parseConfig, setOption, type SiameseConfig } from "./config";
export { evaluateRun, type EvaluationOfRun } from "./evaluate-run";
export type { SideEvaluation } from "./evaluate-sides";
export { dataFolder, readyCoins, type ReadyCoin, type ReadyCoins } from "./ready-coins";
export { findRun, learnedFromSimulation, modelOf, readJson, writeJson, writeText, type RunRecord, type RunState } from "./run-folder";
export { runSiamese, type SiameseResult, type SiameseRunOptions } from "./siamese-run";
export { splitCoins, type Split } from "./split-coins";
export { matchToCsv, type MatchSummary, type MatchToCsvOptions } from "./match-to-csv";
