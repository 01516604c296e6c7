import { join } from "node:path";
import { Worker } from "node:worker_threads";

/**
 * Keeps the time of modification of a lock file new while this process lives. A thread does it:
 * a computation that takes minutes without a pause would hold up a timer of the main thread.
 *
 * @param text what the lock file holds; a file that holds anything else is left alone
 * @param every milliseconds between two beats
 * @returns ends it
 */
export function startHeartbeat(file: string, text: string, every: number): () => void {
  try {
    const thread = new Worker(join(__dirname, "heartbeat.cjs"), {
      workerData: { file, text, every },
      execArgv: [],
    });
    thread.unref();
    // Without a thread (too many open files, too little memory) the lock holds on this machine.
    thread.on("error", () => {});
    return () => void thread.terminate();
  } catch {
    return () => {};
  }
}
