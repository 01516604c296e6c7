import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cannotWrite, isDraftOf, lockFolder } from "../../base/index";

/**
 * Locks a study's folder, so that no other process writes into it meanwhile, and clears what a
 * killed one left unfinished.
 *
 * @param made names of the files that are written there
 * @returns unlocks it
 * @throws NumislabError "state" while another process works on it, and where the folder cannot be
 *   written
 */
export async function lockStudy(out: string, made: readonly string[]): Promise<() => void> {
  const unlock = lockFolder(out);
  try {
    for (const name of await readdir(out))
      if (isDraftOf(name, (file) => made.includes(file)))
        await rm(join(out, name), { force: true });
  } catch (cause) {
    unlock();
    throw cannotWrite(out, cause);
  }
  return unlock;
}
