import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The first of these programs on PATH, as an absolute path, or null. A name with a slash is taken
 * as it is.
 */
export function findProgram(...names) {
  for (const name of names) {
    const found = findAll(name)[0];
    if (found) return found;
  }
  return null;
}

/** Every program of this name on PATH, in order, each file once. */
export function findAll(name) {
  const folders = /[\\/]/.test(name)
    ? [""]
    : (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat"] : [""];
  const found = new Map();
  for (const folder of folders) {
    for (const ending of endings) {
      const file = folder ? join(folder, name + ending) : name;
      if (runs(file) && !found.has(realpathSync(file))) found.set(realpathSync(file), file);
    }
  }
  return [...found.values()];
}

function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
