import { existsSync, readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { closest, distance } from "fastest-levenshtein";
import { root } from "../rooms";

/** Letters by which a name may differ from the one that is meant. */
const MISSPELT = 4;

/** The configurations that come with the project, as they are typed. */
export function shippedConfigs(folder = join(root, "experiments", "configs")): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => relative(process.cwd(), join(folder, name)));
}

/**
 * What to type where a configuration does not exist.
 *
 * @param known configurations that do
 */
export function missingConfig(config: string, known = shippedConfigs()): string {
  const names = known.map((file) => basename(file));
  const nearest = names.length > 0 ? closest(basename(config), names) : null;
  const meant =
    nearest !== null && distance(basename(config), nearest) <= MISSPELT
      ? `; did you mean ${known[names.indexOf(nearest)]}?`
      : `. There ${known.length === 1 ? "is" : "are"} ${known.join(", ")}`;
  return `${config} does not exist${known.length > 0 ? meant : ": check the path"}`;
}
