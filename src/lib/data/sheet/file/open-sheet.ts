import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { NumislabError } from "../../../base/index";
import type { Grid } from "./grid";
import { textTable } from "./text-table";
import { workbookGrids } from "./workbook";
import { checkZip } from "./zip-sizes";

const MAX_FILE_BYTES = 50e6;

/**
 * The sheets of a spreadsheet: .xlsx, .xls, .ods, or text separated by commas, semicolons or tabs
 * (UTF-8, UTF-16, or Windows-1252). The content of a file says what it is, not its name.
 *
 * @throws NumislabError `input` when the file cannot be read or is no spreadsheet
 */
export async function readGrids(file: string): Promise<Grid[]> {
  const locked = /^(~\$|\.~lock\.)(.*?)#?$/.exec(basename(file));
  if (locked)
    throw new NumislabError(
      "input",
      `${file} is the lock file that a spreadsheet program makes beside an open workbook, not the workbook itself: give ${locked[2]}.`,
    );
  const bytes = await bytesOf(file);
  if (bytes.length === 0)
    throw new NumislabError("input", `${file} is empty (0 bytes): save the sheet again.`);
  const zip = bytes.subarray(0, 2).toString("latin1") === "PK";
  if (zip) checkZip(bytes, file);
  const ole = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  return zip || ole ? workbookGrids(bytes, file) : [textTable(bytes, file)];
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    const about = await stat(file);
    if (!about.isFile() && !about.isDirectory())
      throw new NumislabError("input", `${file} is no plain file: give the file of the sheet.`);
    if (about.isFile() && about.size > MAX_FILE_BYTES)
      throw new NumislabError(
        "input",
        `${file} has over 50 MB, which is too large for a sheet: check the path, or keep the columns that are needed.`,
      );
    const handle = await open(file);
    try {
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof NumislabError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code;
    throw new NumislabError(
      "input",
      code === "ENOENT"
        ? `${file} does not exist: check the path.`
        : `${file} cannot be read (${code}): check that it is a file you may read.`,
      { cause },
    );
  }
}
