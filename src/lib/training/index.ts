export { type BatchMaker, batchMaker } from "./batch-maker";
export { type Lesson, type SamplerChoice, batchesOf } from "./batches";
export { type ClassExample, classBatches } from "./class-batches";
export { type Showing } from "./coin-views";
export { mPerDieBatches } from "./m-per-die";
export { type Batch, type Example, pairBatches } from "./pair-batches";
export { NEVER, STOP_FILE, type StopSignal, stopSignal } from "./stop-signal";
export { type ClassifierEpoch, type ClassifierTraining, trainClassifier } from "./train-classifier";
export { type EmbedderTraining, type Epoch, trainEmbedder } from "./train-embedder";
