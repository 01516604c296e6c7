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

/**
 * Listens for Ctrl-C (and JupyterLab's interrupt button, which sends the same signal), for SIGTERM,
 * and for a file named STOP in the run folder. A second Ctrl-C ends the process at once.
 */
export function stopSignal(folder: string): StopSignal {
  let reason: string | null = null;
  const heard = (signal: NodeJS.Signals) => {
    if (reason !== null && signal === "SIGINT") process.exit(130);
    reason = signal === "SIGINT" ? "interrupted" : "terminated";
  };
  process.on("SIGINT", heard);
  process.on("SIGTERM", heard);
  return {
    reason: () => (reason ??= existsSync(join(folder, STOP_FILE)) ? "STOP file found" : null),
    close() {
      process.off("SIGINT", heard);
      process.off("SIGTERM", heard);
    },
  };
}

/** Never stops. */
export const NEVER: StopSignal = { reason: () => null, close() {} };
