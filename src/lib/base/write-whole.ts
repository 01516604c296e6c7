import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { NumislabError } from "./errors";

/**
 * Ends the names of files that are being written. One that a killed process left behind is no use
 * to anybody.
 */
export const PARTIAL = ".partial";

/**
 * Writes a file whole or not at all, and makes its folder where it isn't there yet: the text or
 * bytes go to a draft beside it, which takes its place once it is on the disk. On a disk that fills
 * up, write(2) may take a part and report no error, so what it leaves is written again until all is
 * there or it fails; `write-file-atomic` puts the part in the file's place.
 *
 * @param options.sync wait until it is on the disk (the default); what can be made again need not
 * @throws NumislabError "state" where it can't be written; the former file is then as it was
 */
export async function writeWhole(
  file: string,
  data: string | Uint8Array,
  { sync = true } = {},
): Promise<void> {
  // process numbers are given out anew, and on each machine
  const draft = `${file}.${randomBytes(6).toString("hex")}${PARTIAL}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    const handle = await open(draft, "wx");
    try {
      await handle.writeFile(data);
      if (sync) await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => {});
    throw new NumislabError(
      "state",
      `Can't write ${file}: ${whyNot(cause as NodeJS.ErrnoException)}`,
      { cause },
    );
  }
}

function whyNot({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOSPC" || code === "EDQUOT")
    return "the disk is full. Free some space, then go on.";
  if (code === "EROFS" || code === "EACCES" || code === "EPERM")
    return `it may not be written to (${message}).`;
  return message;
}
