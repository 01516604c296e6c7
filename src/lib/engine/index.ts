export { tf } from "./tf";
export { startEngine } from "./start";
export type { Engine, EngineName } from "./engine";
export { adam } from "./adam";
export type { Adam } from "./adam";
export { modelFolder } from "./model-folder";
export { memoryUse } from "./memory";
export type { MemoryUse } from "./memory";
