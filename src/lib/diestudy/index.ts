/**
 * From pairs to what a numismatist publishes: die groups, link graph, die chart, die counts. See
 * docs/guide/die-study.md.
 */
export { type DieAxis } from "./axes/die-axes";
export { countsInWords, findsByDie, type DieFinds } from "./finds/finds-by-die";
export { coinsOnce, coinsOnceWithNames } from "./specimens/counted-once";
export {
  DOUBTFUL_SPECIMEN,
  SAME_SPECIMEN,
  countedAs,
  findSpecimens,
  type JudgedSpecimenPair,
  type Specimen,
  type Specimens,
} from "./specimens/specimens";
export { specimenWords } from "./specimens/specimen-words";
export { type NewSpecimenVerdict, addSpecimenVerdict } from "./specimens/add-specimen-verdict";
export {
  SPECIMEN_VERDICTS,
  SPECIMEN_SIDE,
  type SpecimenVerdict,
  readSpecimenJudgements,
  readSpecimenVerdicts,
  specimenKey,
} from "./specimens/specimen-verdicts";
export { dieChart, dieChartPages } from "./chart/die-chart";
export { hoverChart } from "./chart/hover-chart";
export { carterDies } from "./counts/carter-dies";
export { CAVEATS, NOMISMA_CAVEAT } from "./counts/caveats";
export { chao1Dies } from "./counts/chao1-dies";
export { dieBootstrap } from "./counts/die-bootstrap";
export {
  type DieFrequencies,
  characteristicIndex,
  dieFrequencies,
  reversesPerObverse,
  seenTimes,
} from "./counts/die-frequencies";
export { EQUAL_OUTPUT, GEOMETRIC_OUTPUT, type OutputShape, drawCoins } from "./counts/draw-coins";
export {
  type DieEstimates,
  ESTIMATORS,
  type Estimator,
  type EstimatorName,
  dieEstimates,
} from "./counts/estimates";
export { exactInterval } from "./counts/exact-interval";
export { type FrequencyRow, frequencyTable } from "./counts/frequency-table";
export { geometricDies } from "./counts/geometric-dies";
export { goodCoverage } from "./counts/good-coverage";
export { goodDies } from "./counts/good-dies";
export { lyonDies } from "./counts/lyon-dies";
export { negativeBinomialDies } from "./counts/negative-binomial-dies";
export { nomismaInterval } from "./counts/nomisma-interval";
export { COINS_PER_DIE, outputOf } from "./counts/output";
export { type ReliabilityBand, reliabilityBand } from "./counts/reliability-band";
export { fromCoinDieSna, toCoinDieSna } from "./formats/coin-die-sna";
export { toDieGroundTruth } from "./formats/die-ground-truth";
export { type NomismaDieCounts, nomismaDieCounts } from "./formats/nomisma";
export { fromAutoDieStudies, toAutoDieStudies, toDieLinks } from "./formats/workbooks";
export { gexf } from "./graph/gexf";
export { graphml } from "./graph/graphml";
export { type DieNode, type LinkEdge, type LinkGraph, linkGraph, nodeOf } from "./graph/link-graph";
export { type NodeLink, nodeLink } from "./graph/node-link";
export { type Contradiction, contradictions } from "./groups/contradictions";
export {
  type PairWeights,
  correlationClustering,
  weightWithin,
} from "./groups/correlation-clustering";
export { type DieGroups, type DieGroupsOptions, dieGroups } from "./groups/die-groups";
export { type Linkage, linkageGroups } from "./groups/linkage";
export { logOdds } from "./groups/log-odds";
export { LOST_LINKS, type LossModel, NO_LOSS } from "./groups/lost-links";
export { type PairEvidence, type PairProbability, pairEvidence } from "./groups/pair-evidence";
export { type PairIndex, pairIndex } from "./groups/pair-index";
export { type Partition, canonical, groupsOf } from "./groups/partition";
export { type PosteriorSimilarity } from "./groups/posterior";
export { samplePartitions } from "./groups/sample-partitions";
export { type Verdict } from "./groups/verdict";
export { type ReviewDecision, type ReviewPair } from "./review/decisions";
export { type DecisionKind } from "./review/doubts";
export {
  type NumberedDecision,
  decisionsInWords,
  questionOf,
  studyDecisions,
} from "./review/study-decisions";
export { addVerdict, addVerdicts } from "./review/add-verdict";
export { type ImpliedVerdicts, impliedBy } from "./review/implied-verdicts";
export { judgeKey, judgesOf, sameJudge, savedJudge } from "./review/judges";
export { type JudgesAgreement, judgesAgreement } from "./review/judges-agreement";
export { agreementInWords, disputeInWords, judgesForFile } from "./review/judges-words";
export { type TakenVerdict, takenVerdicts } from "./review/taken-verdicts";
export {
  type NewVerdict,
  type SavedVerdict,
  VERDICT_VALUES,
  WITHDRAWN,
} from "./review/saved-verdict";
export { readJudgements, readVerdicts } from "./review/verdicts-file";
export {
  type Disagreement,
  type SideComparison,
  compareSheet,
  comparisonForFile,
} from "./study/compare-sheet";
export { type DieChange, type EarlierDies, changeInWords } from "./study/die-names";
export { type DieStudy, type DieStudyOptions, dieStudy } from "./study/die-study";
export { type AssignedCoin, knownCounts, knownInWords } from "./study/assigned-coins";
export { type KnownStudy, readKnownStudy } from "./study/known-study";
export { readEarlierDies } from "./study/earlier-dies";
export { STUDY_FILE, checkSameStudy, readStudySource, studySource } from "./study/study-file";
export { type StudySource } from "./study/study-source";
export { lockStudy } from "./study/study-lock";
export { type SideStudy, studySide } from "./study/study-side";
export { STUDY_FILES, writeStudy } from "./study/write-study";
