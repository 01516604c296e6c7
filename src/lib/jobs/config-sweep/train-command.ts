import { join } from "node:path";
import { writeJson } from "../../runs/index";
import type { Point } from "./sweep-file";

/**
 * The program and words that train a point, whose configuration is written into `folder`.
 *
 * @param numislab the program and its first words
 * @param resume a run of it to resume
 */
export async function trainCommand(
  numislab: readonly string[],
  folder: string,
  { id, tag, config }: Point,
  resume: string | null,
): Promise<string[]> {
  const file = join(folder, `${id}.json`);
  await writeJson(file, config);
  return [...numislab, "train", ...(resume ? ["--resume", resume] : [file, "--tag", tag])];
}
