import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { extname, join } from "node:path";
import { dialectOf } from "./csv";
import { NumislabError } from "./errors";

/** What a command writes where `--out` says. */
interface OwnOutput {
  /** Endings of such files, with the dot; a file without an ending is taken too. */
  endings: readonly string[];
  /** Of a table: the first two columns. */
  columns?: readonly [string, string];
  /** Of any other text: what stands in its beginning. */
  mark?: string;
}

const HEAD_BYTES = 4096;

/**
 * Refuses to write over a file that the command cannot have made: a photograph, a workbook, another
 * table. What is not there or empty may be written. Called before the long work.
 *
 * @throws NumislabError "usage" where the file is another
 */
export function requireOwnOutput(file: string, { endings, columns, mark }: OwnOutput): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size === 0) return; // another kind of entry is told by who writes
  const refuse = (why: string) =>
    new NumislabError(
      "usage",
      `${file} exists and ${why}: it is not written over. Name another file with --out, or delete it first.`,
    );
  const ending = extname(file).toLowerCase();
  if (ending !== "" && !endings.includes(ending))
    throw refuse(`is not a file that this command makes (${endings.join(", ")})`);
  const head = headOf(file);
  if (mark !== undefined && !head.includes(mark)) throw refuse(`holds something else (no ${mark})`);
  const found = dialectOf(head).columns;
  if (columns && !columns.every((column, i) => found[i] === column))
    throw refuse(`holds another table (its columns do not begin with ${columns.join(", ")})`);
}

/**
 * Refuses a run's folder as the folder of something else: its tables and page would be written over.
 *
 * @throws NumislabError "usage" where it is one
 */
export function refuseRunFolder(folder: string): void {
  if (!existsSync(join(folder, "run.json"))) return;
  throw new NumislabError(
    "usage",
    `${folder} is the folder of a run, whose files would be written over: name another folder with --out.`,
  );
}

function headOf(file: string): string {
  const handle = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    return bytes.toString("utf8", 0, readSync(handle, bytes, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(handle);
  }
}
