import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { storeEntry } from "../../../base/index";

/** Disk cache of the results of one side with others, by a key. */
export interface PairCache<Answer> {
  /** All stored results of a side. */
  of(digest: string): Promise<Map<string, Answer>>;
  /** Replaces the stored results of a side; a failure to write only costs time. */
  store(digest: string, answers: ReadonlyMap<string, Answer>): Promise<void>;
}

/**
 * Opens a pair cache: one file per side, one line per result. File names hold the digest of the
 * matcher's source, so any change of the source invalidates the cache.
 *
 * @param kind suffix of the file names
 * @param code encodes a result as JSON, and decodes it
 */
export function pairCache<Answer>(
  folder: string,
  kind: string,
  code: { toJson(answer: Answer): unknown; fromJson(json: never): Answer },
): PairCache<Answer> {
  const recipe = matcherDigest();
  const fileOf = async (digest: string) => join(folder, `${digest}-${await recipe}.${kind}`);
  return {
    async of(digest) {
      const text = await readFile(await fileOf(digest), "utf8").catch(() => "");
      const found = new Map<string, Answer>();
      for (const line of text.split("\n")) {
        if (line === "") continue;
        try {
          const [key, json] = JSON.parse(line);
          found.set(key, code.fromJson(json as never));
        } catch {
          continue; // left behind by a crash
        }
      }
      return found;
    },
    async store(digest, answers) {
      const lines = [...answers].map(
        ([key, answer]) => `${JSON.stringify([key, code.toJson(answer)])}\n`,
      );
      await storeEntry(await fileOf(digest), lines.join(""));
    },
  };
}

/** SHA-256 of the matcher's source: cached results of another version are recomputed. */
export async function matcherDigest(): Promise<string> {
  const hash = createHash("sha256");
  const source = join(__dirname, "..");
  const names = await readdir(source, { recursive: true });
  for (const file of names.filter((name) => name.endsWith(".ts")).sort())
    hash.update(await readFile(join(source, file)));
  return hash.digest("hex").slice(0, 16);
}
