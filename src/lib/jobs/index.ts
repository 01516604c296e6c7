export { type PointEnd, type PointRunner, runPoints } from "./config-sweep/run-points";
export { type SweepEnd, sweepConfigs } from "./config-sweep/sweep-configs";
export { type Point, readConfig, readSweep } from "./config-sweep/sweep-file";
export { type MatchOnSlurmOptions, matchPart, onSlurm } from "./match-on-slurm";
export { type MatchSummary, matchToCsv } from "./match-to-csv";
export { reportRuns } from "./report-runs";
export { reproduce } from "./reproduce";
export { runExperiment } from "./run-experiment";
export { type StudyToFolderOptions, studyToFolder } from "./study-to-folder";
