/** From pairs to what a numismatist publishes: die groups, link graph, die chart, die counts. See docs/die-study.md. */
export { carterDies } from "./counts/carter-dies";
export { CAVEATS, NOMISMA_CAVEAT } from "./counts/caveats";
export { chao1Dies } from "./counts/chao1-dies";
export { dieBootstrap } from "./counts/die-bootstrap";
export { characteristicIndex, dieFrequencies, seenTimes, type DieFrequencies } from "./counts/die-frequencies";
export { drawCoins, EQUAL_OUTPUT, GEOMETRIC_OUTPUT, type OutputShape } from "./counts/draw-coins";
export { dieEstimates, ESTIMATORS, type DieEstimates, type Estimator, type EstimatorName } from "./counts/estimates";
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
