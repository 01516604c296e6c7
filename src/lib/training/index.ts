export { batchMaker, type BatchMaker, type Lesson } from "./batch-maker";
export { pairBatches, type Example, type PairBatch } from "./pair-batches";
export { NEVER, stopSignal, type StopSignal } from "./stop-signal";
export { trainEmbedder, type EmbedderTraining, type Epoch } from "./train-embedder";
