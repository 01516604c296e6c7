import { dirname, join } from "node:path";
import os from "node:os";
import { Worker } from "node:worker_threads";

const SCRIPT = join(
  dirname(require.resolve("@tensorflow/tfjs-backend-wasm/package.json")),
  "wasm-out/tfjs-backend-wasm-threaded-simd.js",
);

/**
 * Workers that the threaded WebAssembly module makes at its start, however many it is going to use.
 */
const POOL_SIZE = 8;

/** More than four threads the module does not take. */
export const MAX_THREADS = 4;

/**
 * Makes the threaded WebAssembly module of TensorFlow.js start in Node, where TensorFlow.js leaves
 * it out (tensorflow/tfjs#3830), while `start` runs. Three things are not as the module expects
 * them:
 *
 * - It hands its workers' code over as a Blob's address, which Node's Worker does not take: the
 *   code is given as text.
 * - It asks for half as many threads as there are cores: it is told of twice as many as wanted.
 * - It holds the process open as long as its threads live, that is for ever: they are never
 *   counted.
 *
 * Emscripten also catches every uncaught error of the process, to throw it again with its own
 * source printed: those listeners are taken away.
 *
 * @param threads 1 … MOST_THREADS
 */
export async function withThreads<T>(threads: number, start: () => Promise<T>): Promise<T> {
  const listeners = EVENTS.map((event) => process.listeners(event as "exit"));
  const { cpus } = os;
  const workerBefore = Object.getOwnPropertyDescriptor(globalThis, "Worker");
  let made = 0;
  class PoolWorker {
    constructor() {
      // The module takes its threads from the end of the pool: the ones before would only cost
      // their start.
      return made++ < POOL_SIZE - threads ? new Unused() : new Thread();
    }
  }
  os.cpus = () => new Array(2 * threads).fill(cpus()[0]);
  // The module assigns Node's own Worker to this global before it makes any: that has no effect
  // here.
  Object.defineProperty(globalThis, "Worker", {
    configurable: true,
    get: () => PoolWorker,
    set: () => {},
  });
  try {
    return await start();
  } finally {
    os.cpus = cpus;
    if (workerBefore) Object.defineProperty(globalThis, "Worker", workerBefore);
    else delete (globalThis as Record<string, unknown>).Worker;
    EVENTS.forEach((event, i) => {
      for (const listener of process.listeners(event as "exit")) {
        if (!listeners[i].includes(listener)) process.removeListener(event, listener);
      }
    });
  }
}

const EVENTS = ["uncaughtException", "unhandledRejection"];

/** Runs TensorFlow.js' own worker code, with the module's script read from its file. */
const CODE = String.raw`
  const script = ${JSON.stringify(SCRIPT)};
  const { wasmWorkerContents } = require(script.replace(/js$/, "worker.js"));
  globalThis.require = require;
  (0, eval)(wasmWorkerContents.replace(/\n/g, "\\n"));
  const receive = self.onmessage;
  self.onmessage = (event) =>
    receive(event.data.cmd === "load" ? { data: { ...event.data, urlOrBlob: script } } : event);
`;

class Thread extends Worker {
  constructor() {
    super(CODE, { eval: true });
  }
  override ref() {} // a thread that computes nothing must not keep the process alive
}

/** Says that it loaded, and is never asked again. */
class Unused {
  onmessage: (event: { data: object }) => void = () => {};
  postMessage(message: { cmd: string }) {
    if (message.cmd === "load") queueMicrotask(() => this.onmessage({ data: { cmd: "loaded" } }));
  }
  on() {}
  unref() {}
  terminate() {}
}
