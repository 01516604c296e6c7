import { join } from "node:path";
import { readManifests, sourceFiles } from "./manifest";
import { sizeOf } from "./verify";

/** A set of photographs that can be fetched. */
export interface ListedSource {
  name: string;
  title: string;
  files: number;
  bytes: number;
  /** As stated by the origins of its files; null where one states none. */
  licences: (string | null)[];
  /** Files that are in `folder` already, of the right size. */
  present: number;
  folder: string;
}

/**
 * The sets that there are manifests of, and how much of each is there.
 *
 * @param raw  the folder that sets are fetched into
 */
export async function listSources(manifests: string, raw: string): Promise<ListedSource[]> {
  return Promise.all(
    (await readManifests(manifests)).map(async (manifest) => {
      const folder = join(raw, manifest.name);
      const files = sourceFiles(manifest);
      const sizes = await Promise.all(files.map(({ path }) => sizeOf(join(folder, path))));
      return {
        name: manifest.name,
        title: manifest.title,
        files: files.length,
        bytes: files.reduce((sum, f) => sum + f.bytes, 0),
        licences: [...new Set(manifest.origins.map((origin) => origin.licence))],
        present: files.filter((f, i) => sizes[i] === f.bytes).length,
        folder,
      };
    }),
  );
}
