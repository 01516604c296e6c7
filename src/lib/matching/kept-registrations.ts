import { createHash } from "node:crypto";
import { appendFile, mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MatchSide } from "./match-side";
import type { Affine } from "./affine";
import type { Registration } from "./register";
import type { Workers } from "./workers";

/**
 * Workers that remember on disk what they registered, so that work that was killed goes on where it was and a coin that is
 * added to a hoard costs its own pairs only. What is kept is found by the contents of both sides, the start and the
 * matcher's own source: any change of these registers anew, and what was remembered is equal to what would be made.
 *
 * @param folder  a file for each side. Several processes may write to it; one that can't be written to costs time only.
 */
export function keptRegistrations(workers: Workers, folder: string): Workers {
  const recipe = sourceOfMatcher();
  return {
    ...workers,
    async register({ still, others, starts }) {
      const file = join(folder, `${still.digest}-${await recipe}.registrations`);
      const kept = await readFile(file, "utf8").then(decode, () => new Map<string, Registration>());
      const keys = others.map((other, i) => keyOf(other, starts[i]));
      const missing = keys.flatMap((key, i) => (kept.has(key) ? [] : [i]));
      if (missing.length > 0) {
        const made = await workers.register({ still, others: missing.map((i) => others[i]), starts: missing.map((i) => starts[i]) });
        missing.forEach((i, k) => kept.set(keys[i], made[k]));
        const lines = missing.map((i, k) => encode(keys[i], made[k]));
        // One write, so that lines of two processes don't mix; it begins a line of its own, whatever a kill left behind.
        await mkdir(folder, { recursive: true })
          .then(() => appendFile(file, `\n${lines.join("\n")}\n`))
          .catch(() => undefined);
      }
      return keys.map((key) => kept.get(key)!);
    },
  };
}

const keyOf = (other: MatchSide, start: Affine) => createHash("sha256").update(other.digest).update(JSON.stringify(start)).digest("hex").slice(0, 32);

/** JSON has no NaN: null stands for it. */
const encode = (key: string, { correlation, putAside, inPlace, residual, warp }: Registration): string =>
  JSON.stringify([key, putAside, correlation, inPlace, residual, warp.map, [...warp.bend]]);

/** A line that is no whole record is what a kill left behind. */
function decode(text: string): Map<string, Registration> {
  const found = new Map<string, Registration>();
  for (const line of text.split("\n")) {
    if (line === "") continue;
    try {
      const [key, putAside, correlation, inPlace, residual, map, bend] = JSON.parse(line);
      found.set(key, { correlation: correlation ?? NaN, putAside, inPlace: inPlace ?? NaN, residual: residual ?? NaN, warp: { map, bend: Float64Array.from(bend) } });
    } catch {
      continue;
    }
  }
  return found;
}

/** SHA-256 of this folder's source. */
async function sourceOfMatcher(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of (await readdir(__dirname)).filter((name) => name.endsWith(".ts")).sort()) hash.update(await readFile(join(__dirname, file)));
  return hash.digest("hex").slice(0, 16);
}
