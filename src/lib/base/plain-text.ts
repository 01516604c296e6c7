import { isUtf8 } from "node:buffer";
import { lstatSync } from "node:fs";
import { NumislabError } from "./errors";
import { readPlainFile, readPlainFileSync } from "./plain-files";

/** Files of text are not larger, in bytes. */
const MAX_TEXT_BYTES = 500e6;

interface TextOptions {
  /** Code of the error. */
  code?: "input" | "state";
}

/**
 * The text of a plain file (links followed), as it is, byte order mark included.
 *
 * @returns null where nothing is at the path
 * @throws NumislabError naming the file, what is wrong and what to do: where it is no plain file,
 *   cannot be read, or is not UTF-8
 */
export async function readPlainText(
  path: string,
  { code = "input" }: TextOptions = {},
): Promise<string | null> {
  if (!isThere(path)) return null;
  return textOf(path, await readPlainFile(path, { code, most: MAX_TEXT_BYTES }), code);
}

/** `readPlainText`, for where nothing can wait for a promise. */
export function readPlainTextSync(
  path: string,
  { code = "input" }: TextOptions = {},
): string | null {
  return isThere(path) ? textOf(path, readPlainFileSync(path, { code }), code) : null;
}

/**
 * The value in the text of a JSON file.
 *
 * @param remedy what to do where it is not JSON, as a clause
 * @throws NumislabError where it is not JSON
 */
export function parseJson(
  path: string,
  text: string,
  { code = "input", remedy }: TextOptions & { remedy: string },
): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    const why = text.trim() === "" ? "it is empty" : (cause as Error).message;
    throw new NumislabError(code, `${path} is not JSON (${why}): ${remedy}.`, { cause });
  }
}

/** A broken link counts: reading it tells what is wrong. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch (error) {
    // any other error is told by who reads the file
    return !["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "");
  }
}

function textOf(path: string, bytes: Buffer, code: "input" | "state"): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  throw new NumislabError(
    code,
    `${path} is not text in UTF-8: save it again in that encoding (in spreadsheet programs 'CSV UTF-8').`,
  );
}
