import { NumislabError, sheetJs } from "../../base/index";
import type { Side } from "../../coins/index";
import { dieOf, type CoinDies } from "../../data/index";

/**
 * The sheet of the die assignment: coin, obverse die, reverse die, no header. `readDieSheet` reads
 * it.
 */
export function toDieLinks(coins: readonly CoinDies[]): Buffer {
  return workbook(
    coins.map(({ name, obverseDie, reverseDie }) => [name, obverseDie ?? "?", reverseDie ?? "?"]),
    "Sheet1",
  );
}

/**
 * Auto-Die-Studies' `<NAME>_Dies.xlsx` of one side: columns File and Die. Unknown dies are left
 * out.
 */
export function toAutoDieStudies(coins: readonly CoinDies[], side: Side): Buffer {
  return workbook(
    [
      ["File", "Die"],
      ...coins.flatMap((coin) =>
        dieOf(coin, side) === null ? [] : [[coin.name, dieOf(coin, side)!]],
      ),
    ],
    "Dies",
  );
}

/**
 * Reads Auto-Die-Studies' workbook of one side.
 *
 * @returns die by file
 * @throws NumislabError "input" where it has no columns File and Die
 */
export function fromAutoDieStudies(workbookBytes: Uint8Array): Map<string, string> {
  const xlsx = sheetJs();
  const book = xlsx.read(workbookBytes, { type: "buffer" });
  const rows = xlsx.utils.sheet_to_json<Record<string, unknown>>(book.Sheets[book.SheetNames[0]], {
    defval: null,
  });
  if (rows.length === 0 || !("File" in rows[0]) || !("Die" in rows[0]))
    throw new NumislabError(
      "input",
      "the workbook has no columns File and Die: give Auto-Die-Studies' <NAME>_Dies.xlsx.",
    );
  return new Map(
    rows.flatMap(({ File, Die }) =>
      File === null || Die === null ? [] : [[String(File), String(Die)] as const],
    ),
  );
}

function workbook(rows: string[][], name: string): Buffer {
  const xlsx = sheetJs();
  const book = xlsx.utils.book_new();
  // texts stay texts: 001 is a name, and =1 no formula
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows), name);
  return xlsx.write(book, { type: "buffer", bookType: "xlsx", compression: true }) as Buffer;
}
