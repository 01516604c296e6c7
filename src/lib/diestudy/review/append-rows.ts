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

/** A table to which rows are added. */
export interface GrowingTable {
  /** Columns that it is begun with, and gets where it lacks them. */
  columns: readonly string[];
  /** Says what is wrong with a table made by hand before it is written again. */
  check(): unknown;
}

/**
 * Adds rows to a table. Rows are only ever added, those of one call in one write: two that write at
 * once do not lose each other's, and a kill loses nothing that was saved. All rows are added or none.
 *
 * @throws NumislabError "state" where the file cannot be written
 */
export async function appendRows(
  file: string,
  rows: readonly Readonly<Record<string, string>>[],
  table: GrowingTable,
): Promise<void> {
  if (rows.length === 0) return;
  try {
    const { columns, ...dialect } = await dialectOfFile(file, table);
    const full = rows.map((row) =>
      Object.fromEntries(columns.map((column) => [column, row[column] ?? ""])),
    );
    const header = toCsv([], columns, dialect);
    const lines = toCsv(full, columns, dialect).slice(header.length);
    const handle = await open(file, "a+");
    try {
      const { size } = await handle.stat();
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
      // someone's editor may have left the last line open
      await append(handle, buffer.toString() === "\n" ? lines : `\n${lines}`);
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
    throw Object.assign(new Error("write took a part of the rows"), {
      code: "ENOSPC",
    });
  }
  await handle.sync();
}

/**
 * The columns of the table and how it is written. It is begun where it does not exist, and gets the
 * columns that it lacks.
 */
async function dialectOfFile(file: string, table: GrowingTable): Promise<CsvDialect> {
  const header = `${table.columns.join(",")}\n`;
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
    return dialectOfFile(file, table);
  }
  const dialect = dialectOf(text);
  const found = dialect.columns;
  if (table.columns.every((column) => found.includes(column))) return dialect;
  const columns = [...found, ...table.columns.filter((column) => !found.includes(column))];
  await table.check();
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
