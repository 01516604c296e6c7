import { join } from "node:path";
import { z } from "zod";
import { NumislabError, parseJson, readPlainText, writeWhole } from "../base/index";
import { LAYOUTS } from "../coins/index";
import { sheetOptionsSchema } from "./sheet/options";

const schema = z.looseObject({
  layout: z.enum(LAYOUTS).optional(),
  sheet: sheetOptionsSchema.optional(),
  types: sheetOptionsSchema.pick({ columns: true, sheetName: true }).optional(),
});

/** What is said once for a folder of photographs, in `folder.json` beside them. */
export type FolderOptions = z.infer<typeof schema>;

const NAME = "folder.json";

/**
 * Reads `folder.json` of a folder; empty where there is none. Its key `layout` says how the
 * photographs are laid out, its key `sheet` how the sheet is read (see `SheetOptions`), its key
 * `types` which sheet and columns say the types.
 *
 * @throws NumislabError "input" when it is no JSON or has a key or value that is not known
 */
export async function folderOptions(dir: string): Promise<FolderOptions> {
  const file = join(dir, NAME);
  const text = await readPlainText(file);
  if (text === null) return {};
  const checked = schema.safeParse(parseJson(file, text, { remedy: "repair or remove it" }));
  if (checked.success) return checked.data;
  const [{ path, message }] = checked.error.issues;
  throw new NumislabError("input", `${file}: ${path.join(".")}: ${message}.`);
}

/**
 * Writes what was decided of a folder into its `folder.json`; other keys in it are kept.
 *
 * @returns the file
 */
export async function saveFolderOptions(dir: string, options: FolderOptions): Promise<string> {
  const before = await folderOptions(dir);
  const file = join(dir, NAME);
  await writeWhole(file, `${JSON.stringify({ ...before, ...options }, null, 2)}\n`);
  return file;
}
