import { existsSync } from "node:fs";
import { join } from "node:path";

/** Tells a long computation to stop after the current batch. */
export interface StopSignal {
  /** Reason to stop; null to continue. */
  reason(): string | null;
  /** Stops listening. */
  close(): void;
}

/** A file of this name in a run folder ends its training. */
export const STOP_FILE = "STOP";

const KERNEL = Symbol.for("numislab.stopping");

/**
 * What listens for the interrupt button, where a notebook's kernel runs this process: while it has
 * an entry, the kernel leaves the cell to it. Without a kernel it is not there.
 */
const stoppingInKernel = () => (globalThis as { [KERNEL]?: Set<object> })[KERNEL];

/**
 * Listens for Ctrl-C (and JupyterLab's interrupt button, which sends the same signal), for SIGTERM,
 * and for a file named STOP in the run folder. A second Ctrl-C ends the process at once; in a
 * notebook it interrupts the cell.
 */
export function stopSignal(folder: string): StopSignal {
  let reason: string | null = null;
  const kernel = stoppingInKernel();
  const entry = {};
  kernel?.add(entry);
  const heard = (signal: NodeJS.Signals) => {
    kernel?.delete(entry);
    if (reason !== null && signal === "SIGINT" && !kernel) process.exit(130);
    reason = signal === "SIGINT" ? "interrupted" : "terminated";
  };
  process.on("SIGINT", heard);
  process.on("SIGTERM", heard);
  return {
    reason: () => (reason ??= existsSync(join(folder, STOP_FILE)) ? "STOP file found" : null),
    close() {
      kernel?.delete(entry);
      process.off("SIGINT", heard);
      process.off("SIGTERM", heard);
    },
  };
}

/** Never stops. */
export const NEVER: StopSignal = { reason: () => null, close() {} };
