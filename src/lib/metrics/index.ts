export { adjustedMutualInformation } from "./adjusted-mutual-information";
export { adjustedRand } from "./adjusted-rand";
export { averagePrecision } from "./average-precision";
export { bestF1 } from "./best-f1";
export { brierScore } from "./brier";
export {
  type ClassAnswers,
  classAccuracy,
  confusionMatrix,
  crossEntropy,
  kerasRecall,
  macroRecall,
  mostProbable,
} from "./classification";
export { cohenKappa } from "./cohen-kappa";
export { type CoinPairs, type Interval, coinBootstrap } from "./coin-bootstrap";
export {
  type Confusion,
  accuracy,
  balancedAccuracy,
  confusion,
  f1,
  falsePositiveRate,
  precision,
  recall,
} from "./confusion";
export { type Cut, bestCut, cuts, thresholdAt } from "./cuts";
export { type DetPoint, detCurve } from "./det";
export { type DisjointSets, disjointSets } from "./disjoint-sets";
export { equalErrorRate } from "./equal-error-rate";
export { type PairEvaluation, type PairsToEvaluate, evaluatePairs } from "./evaluate-pairs";
export { fleissKappa } from "./fleiss-kappa";
export { fowlkesMallows } from "./fowlkes-mallows";
export { leaveOneOut } from "./leave-one-out";
export { logLoss } from "./log-loss";
export { matthews } from "./matthews";
export { numberCoins } from "./number-coins";
export { pairConfusion } from "./pair-confusion";
export { placements } from "./placements";
export { type Logistic, fitPlatt, probability } from "./platt";
export { type PrecisionRecallPoint, precisionRecallCurve } from "./precision-recall";
export { probit } from "./probit";
export { type RankingOptions, descending } from "./ranking";
export {
  type Binning,
  type ReliabilityBin,
  expectedCalibrationError,
  reliability,
} from "./reliability";
export { type RocPoint, rocAuc, rocCurve } from "./roc";
export { sureFrom } from "./sure-from";
export { fitTemperature, withTemperature } from "./temperature";
export {
  THRESHOLD_RULES,
  type ThresholdRule,
  chooseThreshold,
  parseThresholdRule,
} from "./threshold-rule";
export { type LabelledCounts, NO_PHOTOGRAPH, type WhyMissing, whyMissing } from "./why-missing";
export { wilson } from "./wilson";
export { youdenJ } from "./youden";
