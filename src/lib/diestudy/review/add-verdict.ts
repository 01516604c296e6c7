import { link, open, rm, writeFile, type FileHandle } from "node:fs/promises";
import {
  cannotWrite,
  dialectOf,
  fromCsv,
  readPlainText,
  toCsv,
  writeWhole,
  type CsvDialect,
} from "../../base/index";
import type { NewVerdict } from "./saved-verdict";
import { readJudgements, VERDICT_COLUMNS } from "./verdicts-file";

/**
 * Adds a verdict to the table, or takes one back. Rows are only ever added, each in one write: two
 * that write at once do not lose each other's, and a kill loses nothing that was saved.
 *
 * @throws NumislabError "state" where the file cannot be written
 */
export async function addVerdict(
  file: string,
  { side, a, b, verdict, by, at }: NewVerdict,
): Promise<void> {
  try {
    const { columns, ...dialect } = await dialectOfFile(file);
    const row: Record<string, string> = { side, coin_a: a, coin_b: b, verdict, by, at };
    const full = Object.fromEntries(columns.map((column) => [column, row[column] ?? ""]));
    const header = toCsv([], columns, dialect);
    const line = toCsv([full], columns, dialect).slice(header.length);
    const handle = await open(file, "a+");
    try {
      const { size } = await handle.stat();
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
      // someone's editor may have left the last line open
      await append(handle, buffer.toString() === "\n" ? line : `\n${line}`);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    throw cannotWrite(file, cause);
  }
}

/**
 * Adds text in one write, so that two that write at once do not mix. On a disk that fills up
 * write(2) may take a part and report no error: that part is taken away again.
 */
async function append(handle: FileHandle, text: string): Promise<void> {
  const { size } = await handle.stat();
  const bytes = Buffer.from(text);
  const { bytesWritten } = await handle.write(bytes);
  if (bytesWritten < bytes.length) {
    // not where another has added a row meanwhile
    if ((await handle.stat()).size === size + bytesWritten) await handle.truncate(size);
    throw Object.assign(new Error("write took a part of the row"), {
      code: "ENOSPC",
    });
  }
  await handle.sync();
}

/**
 * The columns of the table and how it is written. It is begun where it does not exist, and gets
 * `by` and `at` where it has none.
 */
async function dialectOfFile(file: string): Promise<CsvDialect> {
  const header = `${VERDICT_COLUMNS.join(",")}\n`;
  const text = await textOf(file);
  if (text.trim() === "") {
    const begun = `${file}.${process.pid}`;
    try {
      await writeFile(begun, header);
      // another begins it just now, or it is there and empty
      await link(begun, file).catch(() => undefined);
    } finally {
      await rm(begun, { force: true });
    }
    if ((await textOf(file)).trim() === "") await writeWhole(file, header);
    return dialectOfFile(file);
  }
  const dialect = dialectOf(text);
  const found = dialect.columns;
  if (VERDICT_COLUMNS.every((column) => found.includes(column))) return dialect;
  const columns = [...found, ...VERDICT_COLUMNS.filter((column) => !found.includes(column))];
  await readJudgements(file); // which tells what is wrong with it
  await writeWhole(
    file,
    toCsv(
      fromCsv(text).map((row) =>
        Object.fromEntries(columns.map((column) => [column, row[column] ?? ""])),
      ),
      columns,
      dialect,
    ),
  );
  return { ...dialect, columns };
}

const textOf = async (file: string): Promise<string> => (await readPlainText(file)) ?? "";
