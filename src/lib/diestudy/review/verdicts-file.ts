import { link, open, rm, writeFile, type FileHandle } from "node:fs/promises";
import {
  cannotWrite,
  dialectOf,
  fromCsv,
  NumislabError,
  readPlainText,
  toCsv,
  writeWhole,
  type CsvDialect,
} from "../../base/index";
import { coinFinder, pairKey } from "../../data/index";
import type { Verdict } from "../groups/verdict";

/** A verdict as the file keeps it; files that were made by hand may not say who and when. */
export interface SavedVerdict extends Verdict {
  /** Who judged. */
  by: string;
  /** When, as ISO 8601 has it. */
  at: string;
}

/** A row that takes back what was said of a pair. */
export const WITHDRAWN = "withdrawn";

/** A verdict to be saved, or `withdrawn` to take one back. */
export type NewVerdict = Omit<SavedVerdict, "verdict"> & {
  verdict: Verdict["verdict"] | typeof WITHDRAWN;
};

const COLUMNS = ["side", "coin_a", "coin_b", "verdict", "by", "at"];
const VERDICT_VALUES = ["same", "different", "unsure", WITHDRAWN];

/**
 * Reads a table of verdicts: side, coin_a, coin_b, verdict (same, different, unsure or withdrawn),
 * and by and at where they are there; further columns do not matter. The last row of a pair counts.
 * A file that is not there holds none.
 *
 * @param options.coins names of the study's coins: where the table has `1` and the one coin that
 *   fits is `001`, as a spreadsheet program leaves it, that one is meant
 * @param options.onWarning told of such names, and of verdicts on what is no coin of the study;
 *   these are in the answer, too, and say nothing about its coins
 * @throws NumislabError "input" naming the row that is not of this form
 */
export async function readVerdicts(
  file: string,
  { coins, onWarning }: { coins?: readonly string[]; onWarning?: (text: string) => void } = {},
): Promise<SavedVerdict[]> {
  const text = await textOf(file);
  const latest = new Map<string, SavedVerdict>();
  const names = coinNames(file, coins, onWarning);
  if (text.trim() === "") return [];
  requireColumns(file, text);
  fromCsv(text).forEach(({ coin_a, coin_b, by = "", at = "", ...words }, row) => {
    const [a, b] = [coin_a, coin_b].map((name) => name && names.coinOf(name));
    // spreadsheet programs capitalise the first letter of a cell
    const side = words.side?.trim().toLowerCase();
    const verdict = words.verdict?.trim().toLowerCase();
    const good =
      (side === "obverse" || side === "reverse") && a && b && VERDICT_VALUES.includes(verdict);
    if (!good)
      throw new NumislabError(
        "input",
        `${file}, row ${row + 2}: expected side (obverse or reverse), coin_a, coin_b, verdict (same, different, unsure or withdrawn); found ${[side, a, b, verdict].join(", ")}.`,
      );
    const key = pairKey(side as Verdict["side"], a, b);
    latest.delete(key); // so that the newest stands last
    if (verdict !== WITHDRAWN)
      latest.set(key, {
        side: side as Verdict["side"],
        a,
        b,
        verdict: verdict as Verdict["verdict"],
        by,
        at,
      });
  });
  const verdicts = [...latest.values()];
  for (const { a, b } of verdicts) names.check(a, b);
  return verdicts;
}

/** Without its header, the first row would be taken for one, and its verdict be lost. */
function requireColumns(file: string, text: string): void {
  const found = dialectOf(text).columns;
  const lacking = COLUMNS.slice(0, 4).filter((column) => !found.includes(column));
  if (lacking.length > 0)
    throw new NumislabError(
      "input",
      `${file} has no column ${lacking.join(", ")} in its first row: write the names of the columns there (${COLUMNS.slice(0, 4).join(",")}).`,
    );
}

/** The coins that a table of verdicts means, and what is to be told of them. */
function coinNames(
  file: string,
  coins: readonly string[] | undefined,
  onWarning: (text: string) => void = () => {},
) {
  const find = coins && coinFinder(coins);
  const told = new Set<string>();
  const warn = (text: string) => {
    if (!told.has(text)) onWarning(text);
    told.add(text);
  };
  return {
    /** The coin; the name itself where it means none, or could mean several. */
    coinOf(name: string): string {
      const found = find?.(name) ?? [];
      if (found.length !== 1 || found[0] === name) return name;
      warn(
        `${file}: '${name}' is taken for the coin ${found[0]}, the only one that it can be. Spreadsheet programs drop zeros; format the column as text to keep them.`,
      );
      return found[0];
    },
    /** Tells of a verdict that is on no two coins. */
    check(...pair: [string, string]): void {
      for (const name of find ? pair : []) {
        const found = find!(name);
        if (found.includes(name)) continue;
        const why =
          found.length === 0
            ? "is no coin of this study"
            : `could be any of the coins ${found.join(", ")}`;
        warn(
          `${file}: the verdict on ${pair.join(" and ")} is not used: '${name}' ${why}. Write the coin's name as its photograph has it.`,
        );
      }
    },
  };
}

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
  const header = `${COLUMNS.join(",")}\n`;
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
  if (COLUMNS.every((column) => found.includes(column))) return dialect;
  const columns = [...found, ...COLUMNS.filter((column) => !found.includes(column))];
  await readVerdicts(file); // which tells what is wrong with it
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
