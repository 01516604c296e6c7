import { lstatSync, realpathSync, statSync } from "node:fs";
import { NumislabError } from "./errors";

/**
 * The file that a path to be written names: of a link its target, so that the link stays. A device
 * or pipe is refused, since a file would take its place.
 *
 * @throws NumislabError "state" where no file can be put there
 */
export function writeTarget(path: string): string {
  const refuse = (what: string) =>
    new NumislabError("state", `Cannot write ${path}: it is ${what}. Name another file.`);
  const link = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    if (link) throw refuse("a link to a file that is not there");
    return path;
  }
  if (!stats.isFile() && !stats.isDirectory()) throw refuse("a device or pipe, not a file");
  return link ? realpathSync(path) : path;
}
