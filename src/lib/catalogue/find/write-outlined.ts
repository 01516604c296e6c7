import { mkdir } from "node:fs/promises";
import { join, parse } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { readPhotograph } from "../../coins/index";
import { NumislabError } from "../../base/index";
import type { PhotographAnswer } from "../identify";
import { outlinedPhotograph } from "./outlined-photograph";

/**
 * Writes a photograph with its coins outlined and named.
 *
 * @returns the file: the photograph's name, `.png`
 * @throws NumislabError "input" where the folder can't be written to
 */
export async function writeOutlined(
  dir: string,
  { photograph, coins }: PhotographAnswer,
): Promise<string> {
  const file = join(dir, `${parse(photograph).name}.png`);
  const png = await outlinedPhotograph(await readPhotograph(photograph), coins);
  try {
    await mkdir(dir, { recursive: true });
    await writeFileAtomic(file, png);
  } catch (cause) {
    throw new NumislabError("input", `can't write ${file}: ${(cause as Error).message}`, { cause });
  }
  return file;
}
