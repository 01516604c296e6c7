import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";

/** Where things lie in the project. Set-up writes nowhere else. */
export const project = {
  root,
  venv: join(root, ".venv"),
  python: join(root, ".venv", windows ? "Scripts/python.exe" : "bin/python"),
  requirements: join(root, "setup", "requirements"),
  nodeModules: join(root, "node_modules"),
  /** Stamps, logs, the lock and status.json. */
  state: join(root, ".cache", "setup"),
  /**
   * What npm and pip download, and everyone's temporary files: gone once a step is done, kept when
   * it was cut off.
   */
  downloads: join(root, ".cache", "downloads"),
};
