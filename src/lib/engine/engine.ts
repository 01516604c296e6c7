/**
 * The two engines: TensorFlow's own library through its Node binding, and TensorFlow.js'
 * WebAssembly kernels.
 */
export type EngineName = "native" | "wasm";

/**
 * The TensorFlow backend that runs in this process, as `numislab doctor` and every run.json tell
 * it.
 */
export interface Engine {
  readonly name: EngineName;
  /** Version of the TensorFlow library; null where WebAssembly runs. */
  readonly tensorflow: string | null;
  /** Version of TensorFlow.js. */
  readonly tfjs: string;
  /** Threads that one operation may use. */
  readonly threads: number;
  /** True when operations run on a CUDA device. */
  readonly gpu: boolean;
  /** Why this engine and not the other, for a person. */
  readonly reason: string;
}
