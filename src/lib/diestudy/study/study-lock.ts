import { link, readdir, readFile, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { cannotWrite, isDraftOf, makeFolder, NumislabError } from "../../base/index";

const LOCK = ".running";

/**
 * Claims a study's folder for this process, so that no other writes into it meanwhile, and clears
 * what a killed one left unfinished. A claim of a process that is gone is taken over.
 *
 * @param made names of the files that are written there
 * @returns gives the folder back
 * @throws NumislabError "state" while another process works on it, "input" where the folder can't
 *   be written
 */
export async function lockStudy(
  out: string,
  made: readonly string[],
): Promise<() => Promise<void>> {
  const [lock, own] = [join(out, LOCK), join(out, `${LOCK}-${process.pid}`)];
  try {
    makeFolder(out);
    await writeFile(own, String(process.pid));
    while (!(await claim(own, lock))) {
      const holder = Number(await readFile(lock, "utf8").catch(() => NaN));
      if (isAlive(holder))
        throw new NumislabError(
          "state",
          `another die study is being written into ${out} (process ${holder}): wait until it has ended, or name another folder. If that process is no numislab, remove ${lock}.`,
        );
      const aside = `${own}-before`;
      await rename(lock, aside).catch(() => undefined); // of two who take over, one finds nothing
      const moved = Number(await readFile(aside, "utf8").catch(() => NaN));
      // it was claimed anew just now
      if (isAlive(moved)) await link(aside, lock).catch(() => undefined);
      await rm(aside, { force: true });
    }
    const isDraft = (name: string) => isDraftOf(name, (file) => made.includes(file));
    for (const name of await readdir(out))
      if (isDraft(name) || (name.startsWith(`${LOCK}-`) && !ofOther(name)))
        await rm(join(out, name), { force: true });
  } catch (cause) {
    await rm(own, { force: true }).catch(() => undefined);
    throw cannotWrite(out, cause);
  }
  return async () => {
    await rm(lock, { force: true });
    await rmdir(out).catch(() => undefined); // nothing came of it, and there was nothing before
  };
}

/** A link is made whole or not at all, with the number inside. */
const claim = (own: string, lock: string): Promise<boolean> =>
  link(own, lock).then(
    () => true,
    (error) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );

/** Whether it is the claim that another, living process is about to make. */
function ofOther(file: string): boolean {
  const pid = Number(/\.running-(\d+)/.exec(file)?.[1] ?? NaN);
  return pid !== process.pid && isAlive(pid);
}

function isAlive(pid: number): boolean {
  if (!(pid > 0) || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // there, but somebody else's
  }
}
