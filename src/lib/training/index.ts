export { batchMaker, type BatchMaker } from "./batch-maker";
export { batchesOf, type Lesson, type SamplerChoice } from "./batches";
export { classBatches, type ClassExample } from "./class-batches";
export type { Showing } from "./coin-views";
export { pairBatches, type Batch, type Example } from "./pair-batches";
export { mPerDieBatches } from "./m-per-die";
export { NEVER, STOP_FILE, stopSignal, type StopSignal } from "./stop-signal";
export { trainClassifier, type ClassifierEpoch, type ClassifierTraining } from "./train-classifier";
export { trainEmbedder, type EmbedderTraining, type Epoch } from "./train-embedder";
