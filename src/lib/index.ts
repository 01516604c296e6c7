/**
 * The library as notebooks and scripts import it: a namespace for each stage of the work, such as
 * `numislab.data.readCoins`, `numislab.match.folder`, `numislab.metrics.rocAuc`.
 *
 * @module
 */
export * as augment from "./api/augment";
export * as coins from "./api/coins";
export * as data from "./api/data";
export * as dies from "./api/dies";
export * as identify from "./api/identify";
export * as match from "./api/match";
export * as metrics from "./api/metrics";
export * as models from "./api/models";
export * as plots from "./api/plots";
export * as report from "./api/report";
export * as runs from "./api/runs";
export * as show from "./api/show";
export * as simulate from "./api/simulate";
export * as train from "./api/train";
export { help } from "./api/help";
export { plot } from "./api/plot";
export { watchRun } from "./api/watch";
export { workspace } from "./api/workspace";
export { NumislabError, random } from "./base/index";
export { startEngine } from "./engine/index";
export { notebookJob } from "./workspace/index";
