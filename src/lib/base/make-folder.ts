import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it, one after the other: in `/proc` and the like
 * `mkdirSync(…, { recursive: true })` never ends.
 *
 * @throws the system's error. On a read-only file system mkdir says that the folder is missing
 *   (ENOENT): the error here is that of the nearest folder that exists.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  let above = folder;
  while (!existsSync(above) && dirname(above) !== above) {
    missing.unshift(above);
    above = dirname(above);
  }
  if (!statSync(above).isDirectory()) throw notAFolder(above);
  for (const one of missing) makeOne(one);
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") {
      // another process has made it in the meantime, or it is a broken link
      if (existsSync(folder) && statSync(folder).isDirectory()) return;
      throw notAFolder(folder);
    }
    if (code === "ENOENT") accessSync(dirname(folder), constants.W_OK);
    throw error;
  }
}

const notAFolder = (path: string) =>
  Object.assign(new Error(`ENOTDIR: not a directory, mkdir '${path}'`), {
    code: "ENOTDIR",
    syscall: "mkdir",
    path,
  });
