import { realpathSync } from "node:fs";
import { basename, dirname, join, parse, resolve } from "node:path";
import { readPhotograph } from "../../coins/index";
import { writeWhole } from "../../base/index";
import type { PhotographAnswer } from "../identify";
import { outlinedPhotograph } from "./outlined-photograph";

/**
 * Where photographs with their coins outlined are written: `NAME.png`; `NAME-outlined.png` where
 * the folder holds the photographs themselves, so that no original is replaced; with a number where
 * photographs of different folders have the same name.
 *
 * @returns a file for each photograph, all different, none of them a photograph
 */
export function outlinedFiles(dir: string, photographs: readonly string[]): string[] {
  const taken = new Set(photographs.map((photograph) => keyOf(photograph)));
  const amongOriginals = photographs.some(
    (photograph) => keyOf(dirname(resolve(photograph))) === keyOf(dir),
  );
  return photographs.map((photograph) => {
    const name = `${parse(photograph).name}${amongOriginals ? "-outlined" : ""}`;
    let file = join(dir, `${name}.png`);
    for (let number = 2; taken.has(keyOf(file)); number++)
      file = join(dir, `${name}-${number}.png`);
    taken.add(keyOf(file));
    return file;
  });
}

/**
 * Writes a photograph with its coins outlined and named.
 *
 * @param file see `outlinedFiles`
 * @throws NumislabError "state" where it cannot be written
 */
export async function writeOutlined(
  file: string,
  { photograph, coins }: PhotographAnswer,
): Promise<string> {
  await writeWhole(file, await outlinedPhotograph(await readPhotograph(photograph), coins));
  return file;
}

/** One key for all names of a file: links followed, and without case, as some file systems do. */
function keyOf(file: string): string {
  const path = resolve(file);
  return (real(path) ?? join(real(dirname(path)) ?? dirname(path), basename(path)))
    .normalize("NFC")
    .toLowerCase();
}

function real(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null; // it does not exist yet
  }
}
