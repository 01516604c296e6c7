export { pairBatches, type Example } from "./pair-batches";
export { NEVER, stopSignal, type StopSignal } from "./stop-signal";
export { trainEmbedder, type EmbedderTraining, type Epoch } from "./train-embedder";
