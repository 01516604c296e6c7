import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeBatches, type Task } from "./networks";
import type { Peer } from "./peer";

/**
 * Writes a task's batches into a folder of their own, and takes it and the peers away when the
 * measuring is done.
 */
export async function withTask<T>(
  task: Omit<Task, "folder">,
  peers: readonly Peer[],
  measure: (task: Task) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "numislab-bench-"));
  try {
    return await measure(writeBatches(task, folder));
  } finally {
    for (const peer of peers) peer.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
