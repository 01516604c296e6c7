import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { keepFile } from "./keep-file";

/** Answers about a side that are kept on disk, by a key. */
export interface KeptAnswers<Answer> {
  /** All that is kept of a side. */
  of(digest: string): Promise<Map<string, Answer>>;
  /**
   * Keeps all of a side's answers in place of what was kept; one that can't be kept costs time
   * only.
   */
  keep(digest: string, answers: ReadonlyMap<string, Answer>): Promise<void>;
}

/**
 * What was found of each side, in a file of its own, a line an answer. The file's name holds the
 * digest of the matcher's own source: after any change of it everything is made anew.
 *
 * @param kind ends the files' names
 * @param code an answer as JSON, and back
 */
export function keptAnswers<Answer>(
  folder: string,
  kind: string,
  code: { toJson(answer: Answer): unknown; fromJson(json: never): Answer },
): KeptAnswers<Answer> {
  const recipe = matcherRecipe();
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
          continue; // what a machine that broke down left behind
        }
      }
      return found;
    },
    async keep(digest, answers) {
      const lines = [...answers].map(
        ([key, answer]) => `${JSON.stringify([key, code.toJson(answer)])}\n`,
      );
      await keepFile(await fileOf(digest), lines.join(""));
    },
  };
}

/** Digest of the matcher's own source: what was kept with another is made anew. */
export async function matcherRecipe(): Promise<string> {
  const hash = createHash("sha256");
  const source = join(__dirname, "..");
  const names = await readdir(source, { recursive: true });
  for (const file of names.filter((name) => name.endsWith(".ts")).sort())
    hash.update(await readFile(join(source, file)));
  return hash.digest("hex").slice(0, 16);
}
