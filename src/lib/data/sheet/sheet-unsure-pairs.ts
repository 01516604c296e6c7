import type { Pair } from "../../coins/index";
import { NumislabError } from "../../base/index";
import { textAt } from "./file/grid";
import { readHeading, type Heading } from "./columns/heading";
import { readGrids } from "./file/open-sheet";
import { readNamedTable, type NamedRow } from "./named-table";
import type { SheetOptions } from "./options";

type Role = "side" | "a" | "b";

const SIDE = /^(side|seite|c[oô]t[eé]|face|lato|lado|zijde|kant|πλευρ[αά])$/iu;
const which = (letter: string, number: string) => (heading: Heading) =>
  new RegExp(`[\\s_.-](?:${letter}|${number})$|\\p{L}${number}$`, "iu").test(heading.text);

/**
 * Pairs of which nobody can say whether they share a die, to be left out of an evaluation: a table
 * with the columns side, coin_a, coin_b, in any order where a header names them.
 *
 * @param options the sheet of a workbook to read
 * @throws NumislabError `input` naming the row that is not of this form
 */
export async function readUnsurePairs(
  file: string,
  options: Pick<SheetOptions, "sheetName"> = {},
): Promise<Pair[]> {
  const { rows, sheet } = await rowsOf(file, options);
  return rows.flatMap(({ row, cells: { side: word = "", a = "", b = "" } }): Pair[] => {
    if (word === "" && a === "" && b === "") return [];
    const { side } = readHeading(word);
    if ((side !== "obverse" && side !== "reverse") || a === "" || b === "")
      throw new NumislabError(
        "input",
        `${file}, row ${row} (sheet ${sheet}): expected side (obverse or reverse), coin_a, coin_b; found ${[word, a, b].join(", ")}.`,
      );
    return [{ side, a, b }];
  });
}

/** By the header, or the first three columns where there is none. */
async function rowsOf(
  file: string,
  { sheetName }: Pick<SheetOptions, "sheetName">,
): Promise<{ sheet: string; rows: Pick<NamedRow<Role>, "row" | "cells">[] }> {
  const headed = await readNamedTable<Role>(
    file,
    {
      side: ({ text }) => SIDE.test(text),
      a: which("a", "1"),
      b: which("b", "2"),
    },
    (found) => found.size === 3,
    { sheetName },
  );
  if (headed) return { sheet: headed.grid.sheet, rows: headed.rows };
  const [{ sheet, rows }] = (await readGrids(file)).filter(
    (grid) => sheetName === undefined || grid.sheet === sheetName,
  );
  const plain = rows.map((row) => ({
    row: row.at + 1,
    cells: { side: textAt(row, 0), a: textAt(row, 1), b: textAt(row, 2) },
  }));
  return { sheet, rows: plain.filter(({ cells }, i) => i > 0 || !SIDE.test(cells.side)) };
}
