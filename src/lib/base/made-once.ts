import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { NumislabError } from "./errors";

/**
 * A simulated data set that several processes may want at once, made by whoever comes first to its
 * end: each makes one of its own beside it, and it gets its name when it is whole. What processes
 * of this machine left there that were killed is removed.
 *
 * @param isComplete whether a folder is what is wanted
 * @param make makes it in a folder that is there and empty
 * @throws NumislabError "input" where something else than a simulation has its name
 */
export async function madeOnce(
  folder: string,
  isComplete: (folder: string) => boolean,
  make: (folder: string) => Promise<unknown>,
): Promise<string> {
  if (isComplete(folder)) return folder;
  mkdirSync(dirname(folder), { recursive: true });
  if (
    existsSync(folder) &&
    readdirSync(folder).length > 0 &&
    !existsSync(join(folder, "simulation.json"))
  ) {
    throw new NumislabError(
      "input",
      `${folder} is not empty and holds no earlier simulation: move it away, or empty it`,
    );
  }
  removeLeftovers(folder);
  const own = mkdtempSync(`${folder}${making()}${process.pid}-`);
  try {
    await make(own);
    if (isComplete(folder)) return folder;
    // an older one, or one that was left unfinished
    rmSync(folder, { recursive: true, force: true });
    renameSync(own, folder);
  } catch (error) {
    if (!isComplete(folder)) throw error; // else another process was a moment earlier
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
  return folder;
}

/**
 * Of each machine its own: nothing is known of the processes of another, at work in the same shared
 * folder.
 */
const making = () => `.making-${hostname()}-`;

function removeLeftovers(folder: string): void {
  const start = `${basename(folder)}${making()}`;
  for (const name of readdirSync(dirname(folder)).filter((name) => name.startsWith(start))) {
    if (!lives(Number.parseInt(name.slice(start.length), 10)))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
