import { NumislabError } from "../base/index";
import type { Engine, EngineName } from "./engine";
import { startNative } from "./native/native";
import { startWasm } from "./wasm/wasm";

/** The one start of this process: TensorFlow.js has one current backend, so there is one engine. */
let started: Promise<Engine> | null = null;

/**
 * Starts the engine: native where set-up could build it, else WebAssembly. Every later or
 * concurrent call gets the same engine.
 *
 * This is the one place in src/lib that reads the environment: NUMISLAB_ENGINE (native or wasm)
 * stands in for `force` at the first call, NUMISLAB_VERBOSE lets TensorFlow say what it says at its
 * start.
 *
 * @param options.force this engine or an error
 * @throws NumislabError "usage" when `force` or NUMISLAB_ENGINE is neither `native` nor `wasm`, or
 *   the other engine runs already; "engine" when the engine cannot run, with why and what to do
 */
export async function startEngine(options: { force?: EngineName } = {}): Promise<Engine> {
  const force = checked(options.force ?? (started ? undefined : process.env.NUMISLAB_ENGINE));
  started ??= start(force).catch((error) => {
    started = null; // so that a later call may try again, once the cause is mended
    throw error;
  });
  const engine = await started;
  if (force && engine.name !== force) {
    throw new NumislabError(
      "usage",
      `The ${engine.name} engine runs in this process already (${engine.reason}); ${force} needs a process of its own.`,
    );
  }
  return engine;
}

async function start(force: EngineName | undefined): Promise<Engine> {
  if (force === "wasm") return startWasm("asked for");
  try {
    return await startNative(
      force ? "asked for" : "set-up built it",
      Boolean(process.env.NUMISLAB_VERBOSE),
    );
  } catch (error) {
    if (force || !(error instanceof NumislabError)) throw error;
    return startWasm(error.message);
  }
}

function checked(name: string | undefined): EngineName | undefined {
  if (!name || name === "native" || name === "wasm")
    return (name || undefined) as EngineName | undefined;
  throw new NumislabError(
    "usage",
    `There is no engine "${name}": set NUMISLAB_ENGINE to native or wasm, or not at all.`,
  );
}
