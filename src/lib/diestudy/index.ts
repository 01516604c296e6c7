/**
 * From pairs to what a numismatist publishes: die groups, link graph, die chart, die counts. See
 * docs/die-study.md.
 */
export { carterDies } from "./counts/carter-dies";
export { CAVEATS, NOMISMA_CAVEAT } from "./counts/caveats";
export { chao1Dies } from "./counts/chao1-dies";
export { dieBootstrap } from "./counts/die-bootstrap";
export {
  characteristicIndex,
  dieFrequencies,
  reversesPerObverse,
  seenTimes,
  type DieFrequencies,
} from "./counts/die-frequencies";
export { drawCoins, EQUAL_OUTPUT, GEOMETRIC_OUTPUT, type OutputShape } from "./counts/draw-coins";
export {
  dieEstimates,
  ESTIMATORS,
  type DieEstimates,
  type Estimator,
  type EstimatorName,
} from "./counts/estimates";
export { exactInterval } from "./counts/exact-interval";
export { frequencyTable, type FrequencyRow } from "./counts/frequency-table";
export { geometricDies } from "./counts/geometric-dies";
export { goodCoverage } from "./counts/good-coverage";
export { goodDies } from "./counts/good-dies";
export { lyonDies } from "./counts/lyon-dies";
export { negativeBinomialDies } from "./counts/negative-binomial-dies";
export { nomismaInterval } from "./counts/nomisma-interval";
export { COINS_A_DIE, outputOf } from "./counts/output";
export { reliabilityBand, type ReliabilityBand } from "./counts/reliability-band";
export { contradictions, type Contradiction } from "./groups/contradictions";
export {
  correlationClustering,
  weightWithin,
  type PairWeights,
} from "./groups/correlation-clustering";
export { dieGroups, type DieGroups, type DieGroupsOptions } from "./groups/die-groups";
export { linkageGroups, type Linkage } from "./groups/linkage";
export { LOST_LINKS, NO_LOSS, type LossModel } from "./groups/lost-links";
export { logOdds } from "./groups/log-odds";
export { pairEvidence, type PairEvidence, type PairProbability } from "./groups/pair-evidence";
export { pairIndex, type PairIndex } from "./groups/pair-index";
export { canonical, groupsOf, type Partition } from "./groups/partition";
export type { Together } from "./groups/posterior";
export { samplePartitions } from "./groups/sample-partitions";
export type { Verdict } from "./groups/verdict";
export { dieChart } from "./chart/die-chart";
export { hoverChart } from "./chart/hover-chart";
export { compareSheet, type Disagreement, type SideComparison } from "./compare-sheet";
export { dieStudy, type DieStudy, type DieStudyOptions } from "./die-study";
export { fromCoinDieSna, toCoinDieSna } from "./formats/coin-die-sna";
export { toDieGroundTruth } from "./formats/die-ground-truth";
export { nomismaDieCounts, type NomismaDieCounts } from "./formats/nomisma";
export { fromAutoDieStudies, toAutoDieStudies, toDieLinks } from "./formats/workbooks";
export { gexf } from "./graph/gexf";
export { graphml } from "./graph/graphml";
export { linkGraph, nodeOf, type DieNode, type LinkEdge, type LinkGraph } from "./graph/link-graph";
export { nodeLink, type NodeLink } from "./graph/node-link";
export type { ReviewPair } from "./review-queue";
export {
  checkSameStudy,
  readStudySource,
  STUDY_FILE,
  studySource,
  type StudySource,
} from "./study-file";
export { lockStudy } from "./study-lock";
export { studySide, type SideStudy, type StudyPair } from "./study-side";
export { addVerdict, readVerdicts, WITHDRAWN, type SavedVerdict } from "./verdicts-file";
export { STUDY_FILES, writeStudy } from "./write-study";
