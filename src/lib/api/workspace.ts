import { join, resolve } from "node:path";

/** Folders of the project, as absolute paths. */
export interface Workspace {
  root: string;
  /** Photographs and simulated strikes: `data/raw`. */
  raw: string;
  /** Which sets of photographs can be fetched: `data/manifests`. */
  manifests: string;
  /** Runs: `experiments`. */
  experiments: string;
  /** Notebooks as they ran, and pages: `reports`. */
  reports: string;
  /** A cache folder by its name; deleting it costs time and nothing else. */
  cache(name: "catalogue" | "coin-sides"): string;
}

/**
 * The folders of a project.
 *
 * @param root the project's folder; the current folder where it is left out, as in notebooks
 */
export function workspace(root = process.cwd()): Workspace {
  const folder = (...names: string[]) => resolve(join(root, ...names));
  return {
    root: folder(),
    raw: folder("data", "raw"),
    manifests: folder("data", "manifests"),
    experiments: folder("experiments"),
    reports: folder("reports"),
    cache: (name) => folder(".cache", name),
  };
}
