import { availableParallelism } from "node:os";
import { dirname, join, sep } from "node:path";
import { NumislabError } from "../../base/index";
import { accelerate } from "../layers/acceleration";
import type { Engine } from "../engine";
import { tf } from "../tf";
import { registerWasmConvolution } from "./wasm-convolution";
import { registerWasmGather } from "./wasm-gather";
import { registerWasmPooling } from "./wasm-pooling";
import { MAX_THREADS, withThreads } from "./wasm-threads";

/**
 * Starts TensorFlow.js' WebAssembly kernels, on as many threads as there are cores, at most four.
 *
 * @throws NumislabError "engine" when they do not start
 */
export async function startWasm(reason: string): Promise<Engine> {
  const wasm = await import("@tensorflow/tfjs-backend-wasm");
  wasm.setWasmPaths(
    join(dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json")), "dist") + sep,
  );
  const threads = Math.min(availableParallelism(), MAX_THREADS);
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", threads > 1);
  if (!(await withThreads(threads, () => tf.setBackend("wasm")))) {
    throw new NumislabError(
      "engine",
      "The WebAssembly engine does not start (see above): run `npm run setup`.",
    );
  }
  // A notebook that loads this file again finds them registered.
  if (!tf.getKernel("Conv2DBackpropFilter", "wasm")) {
    registerWasmConvolution();
    registerWasmPooling();
    registerWasmGather();
  }
  accelerate();
  return {
    name: "wasm",
    tensorflow: null,
    tfjs: tf.version.tfjs,
    threads: wasm.getThreadsCount(),
    gpu: false,
    reason,
  };
}
