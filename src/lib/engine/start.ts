import { NumislabError } from "../errors";
import type { Engine, EngineName } from "./engine";
import { startNative } from "./native";
import { startWasm } from "./wasm";

/** The one start of this process: TensorFlow.js has one current backend, so there is one engine. */
let started: Promise<Engine> | null = null;
let startedAs: EngineName | null = null;

/**
 * Starts the engine: native where set-up could build it, else WebAssembly. Every later or concurrent call gets the
 * same engine.
 *
 * @param options.force  this engine or an error; default: NUMISLAB_ENGINE, read here and nowhere else, as is
 *   NUMISLAB_VERBOSE, which lets TensorFlow say what it says at its start
 * @throws NumislabError "usage" when `force` or NUMISLAB_ENGINE is neither `native` nor `wasm`, or another engine
 *   runs already; "engine" when the forced engine cannot run, with why and what to do
 */
export async function startEngine(options: { force?: EngineName } = {}): Promise<Engine> {
  const force = options.force ?? ((process.env.NUMISLAB_ENGINE || undefined) as EngineName | undefined);
  if (force !== undefined && force !== "native" && force !== "wasm") {
    throw new NumislabError("usage", `There is no engine "${force}": use native or wasm (NUMISLAB_ENGINE, or force).`);
  }
  if (!started) {
    startedAs = force ?? null;
    started = start(force).catch((error) => {
      started = null; // so that a caller may mend the cause and try again
      throw error;
    });
  }
  const engine = await started;
  if (force && engine.name !== force && startedAs !== force) {
    throw new NumislabError("usage", `The ${engine.name} engine runs in this process already; ${force} needs a process of its own.`);
  }
  return engine;
}


async function start(force: EngineName | undefined): Promise<Engine> {
  if (force === "wasm") return startWasm("asked for");
  try {
    return await startNative(force ? "asked for" : "set-up built it", Boolean(process.env.NUMISLAB_VERBOSE));
  } catch (error) {
    if (force || !(error instanceof NumislabError)) throw error;
    return startWasm(error.message);
  }
}
