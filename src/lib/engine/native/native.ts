import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import util from "node:util";
import { NumislabError } from "../../base/index";
import { accelerate } from "../layers/acceleration";
import type { Engine } from "../engine";
import { replaceNativeGradients } from "./native-gradients";
import { quietly } from "../quiet";
import { tf } from "../tf";

/** Where set-up puts what it compiles: the binding, and beside it native/quiet.cc. */
const COMPILED = join(
  dirname(require.resolve("@tensorflow/tfjs-node-gpu/package.json")),
  "lib",
  "napi-v8",
);

/**
 * Starts TensorFlow's own library through the binding that set-up compiled.
 *
 * @param verbose  let the library say what it says at its start
 * @throws NumislabError "engine" when there is no binding or it does not load
 */
export async function startNative(reason: string, verbose: boolean): Promise<Engine> {
  if (!existsSync(join(COMPILED, "tfjs_binding.node"))) {
    throw new NumislabError("engine", "The native binding is not built: run `npm run setup`.");
  }
  load(verbose);
  await tf.setBackend("tensorflow");
  replaceNativeGradients();
  accelerate();
  const backend = tf.backend() as unknown as {
    isUsingGpuDevice: boolean;
    binding: { TF_Version: string };
  };
  return {
    name: "native",
    tensorflow: backend.binding.TF_Version,
    tfjs: tf.version.tfjs,
    threads: availableParallelism(), // TensorFlow takes as many as there are cores
    gpu: backend.isUsingGpuDevice,
    reason,
  };
}

function load(verbose: boolean): void {
  restoreUtil();
  // By default the first process takes a GPU's whole memory, and a second kernel or test process
  // gets none.
  process.env.TF_FORCE_GPU_ALLOW_GROWTH ??= "true";
  const helper = join(COMPILED, "quiet.node");
  const loadBinding = () => void require("@tensorflow/tfjs-node-gpu");
  try {
    if (verbose || !existsSync(helper)) loadBinding();
    else quietly(helper, loadBinding);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    throw new NumislabError(
      "engine",
      `The native binding does not load (${why}): run \`npm run setup\`.`,
      { cause },
    );
  }
}

/** tfjs-node 4.22 calls two functions of node:util that Node 22 warns of and later ones drop. */
function restoreUtil(): void {
  Object.assign(util, {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
    isArray: Array.isArray,
  });
}
