import { statfsSync } from "node:fs";
import { problem } from "../problem.mjs";
import { project } from "../project.mjs";

/** Throws a problem() where less than this is free. */
export function needDisk(gigabytes, remedy) {
  const { bavail, bsize } = statfsSync(project.root);
  const free = (bavail * bsize) / 1e9;
  if (free < gigabytes)
    throw problem(`it needs ${gigabytes} GB and ${free.toFixed(1)} GB are free.`, remedy);
}
