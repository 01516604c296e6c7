import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "./make-folder";
import { cannotWrite } from "./system-error";
import { writeTarget } from "./write-target";

/** Ends the names of files that are being written. One that a killed process left is of no use. */
export const PARTIAL = ".partial";

/** Whether a file name is that of a draft of one of these files. */
export function isDraftOf(name: string, isFile: (name: string) => boolean): boolean {
  const [, file] = /^(.*)\.[0-9a-f]{12}\.partial$/.exec(name) ?? [];
  return file !== undefined && isFile(file);
}

/**
 * Writes a file whole or not at all, and makes its folder where it does not exist: the text or
 * bytes go to a draft beside it, which takes its place once it is on the disk. On a disk that fills
 * up, write(2) may take a part and report no error, so what it leaves is written again until all is
 * there or it fails. Through a link its target is written; a device or pipe is never replaced.
 *
 * @param options.sync wait until it is on the disk (the default); not needed for what can be made
 *   again
 * @throws NumislabError "state" where it cannot be written; the former file is then as it was
 */
export async function writeWhole(
  file: string,
  data: string | Uint8Array,
  { sync = true } = {},
): Promise<void> {
  let draft: string | undefined;
  try {
    const target = writeTarget(file);
    makeFolder(dirname(target));
    draft = draftOf(target);
    const handle = await open(draft, "wx");
    try {
      await handle.writeFile(data);
      if (sync) await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, target);
  } catch (cause) {
    if (draft !== undefined) await rm(draft, { force: true }).catch(() => {});
    throw cannotWrite(file, cause);
  }
}

/** `writeWhole`, for where nothing can wait for a promise. */
export function writeWholeSync(
  file: string,
  data: string | Uint8Array,
  { sync = true } = {},
): void {
  let draft: string | undefined;
  try {
    const target = writeTarget(file);
    makeFolder(dirname(target));
    draft = draftOf(target);
    const handle = openSync(draft, "wx");
    try {
      writeFileSync(handle, data);
      if (sync) fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, target);
  } catch (cause) {
    try {
      if (draft !== undefined) rmSync(draft, { force: true });
    } catch {
      // a folder that cannot be written to holds no draft
    }
    throw cannotWrite(file, cause);
  }
}

/** The number of a process is used again, and on each machine: the name is drawn. */
const draftOf = (file: string) => `${file}.${randomBytes(6).toString("hex")}${PARTIAL}`;
