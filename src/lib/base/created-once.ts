import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeFolder } from "./make-folder";
import { NumislabError } from "./errors";
import { STALE_AFTER } from "./lock/lock-file";
import { isLocked, LOCK_FILE, lockFolder } from "./lock/lock-folder";

const MAKING = ".making-";

/**
 * A simulated data set that several processes may want at once, created once: each process makes a
 * copy beside it, and the first to finish gives its copy the name. What killed processes left there
 * is removed.
 *
 * @param isComplete whether a folder is what is wanted
 * @param make makes it in a folder that exists and is empty, and holds the folder's lock meanwhile
 * @throws NumislabError "input" where something else than a simulation has its name, "state" while
 *   another process writes into the folder of that name
 */
export async function createdOnce(
  folder: string,
  isComplete: (folder: string) => boolean,
  make: (folder: string) => Promise<unknown>,
): Promise<string> {
  if (isComplete(folder)) return folder;
  makeFolder(dirname(folder));
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
  const own = mkdtempSync(`${folder}${MAKING}`);
  try {
    await make(own);
    if (isComplete(folder)) return folder;
    if (isLocked(folder)) lockFolder(folder); // throws: it names the process that writes into it
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

/** Removes what processes that are gone were making. */
function removeLeftovers(folder: string): void {
  const start = `${basename(folder)}${MAKING}`;
  for (const name of readdirSync(dirname(folder)).filter((name) => name.startsWith(start))) {
    const left = join(dirname(folder), name);
    if (isAbandoned(left)) rmSync(left, { recursive: true, force: true });
  }
}

/** Whoever makes a set holds the lock of its folder, but for a moment before and after. */
function isAbandoned(folder: string): boolean {
  if (existsSync(join(folder, LOCK_FILE))) return !isLocked(folder);
  const changed = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  return Date.now() - changed > STALE_AFTER;
}
