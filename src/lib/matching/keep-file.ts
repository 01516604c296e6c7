import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Keeps what can be made again: whole or not at all, not waiting for the disk. Drafts have names that no other process, on
 * whatever machine, gives, so that several machines may keep things in one folder.
 *
 * @returns whether it was kept: a full disk, or a folder that may not be written to, costs time only
 */
export async function keepFile(file: string, data: string | Uint8Array): Promise<boolean> {
  const draft = `${file}.${randomUUID()}.partial`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, data, { flag: "wx" });
    await rename(draft, file);
    return true;
  } catch {
    await rm(draft, { force: true }).catch(() => undefined);
    return false;
  }
}
