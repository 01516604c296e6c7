import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { NumislabError, writeWholeSync } from "../../base/index";
import { readText } from "../run-folder";

/** What a person wrote of a run. */
export interface Annotation {
  /** In their words; "" where nothing was written. */
  note: string;
  /** Whether lists leave the run out unless they are asked for such runs. */
  archived: boolean;
}

const FILE = "annotation.json";
const schema = z.object({ note: z.string().default(""), archived: z.boolean().default(false) });

/**
 * Reads what was written of a run; nothing where there is no annotation.json.
 *
 * @throws NumislabError "input" where the file cannot be understood
 */
export function readAnnotation(folder: string): Annotation {
  const file = join(folder, FILE);
  if (!existsSync(file)) return { note: "", archived: false };
  try {
    return schema.parse(JSON.parse(readText(file)));
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof z.ZodError)) throw cause;
    throw new NumislabError(
      "input",
      `${file} is no annotation of a run: expected {"note": "text", "archived": false}. Correct it, or delete it.`,
    );
  }
}

/**
 * Writes a note on a run, or puts the run into the archive and takes it out; what is left out stays.
 * The run itself is not changed.
 *
 * @returns what is written of the run now
 */
export function annotateRun(folder: string, changes: Partial<Annotation>): Annotation {
  const annotation = { ...readAnnotation(folder), ...changes };
  writeWholeSync(join(folder, FILE), `${JSON.stringify(annotation, null, 2)}\n`);
  return annotation;
}
