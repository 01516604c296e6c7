import type { Side } from "../../coins/index";
import { NumislabError } from "../../base/index";
import { textAt, type GridRow } from "./file/grid";
import { readHeading } from "./columns/heading";
import { readGrids } from "./file/open-sheet";

/** Two coins of which nobody can say whether they share a die on this side. */
export interface UnsurePair {
  side: Side;
  coinA: string;
  coinB: string;
}

/**
 * Pairs to leave out of an evaluation: a table with the columns side, coin_a, coin_b.
 *
 * @throws NumislabError `input` naming the row that is not of this form
 */
export async function readUnsurePairs(file: string): Promise<UnsurePair[]> {
  const [{ sheet, rows }] = await readGrids(file);
  return rows.flatMap((row, i): UnsurePair[] => {
    const [word, coinA, coinB] = [0, 1, 2].map((column) => textAt(row, column));
    if (i === 0 && isHeader(row)) return [];
    const { side } = readHeading(word);
    if ((side !== "obverse" && side !== "reverse") || coinA === "" || coinB === "")
      throw new NumislabError(
        "input",
        `${file}, row ${row.at + 1} (sheet ${sheet}): expected side (obverse or reverse), coin_a, coin_b; found ${[...row.cells.values()].map((c) => c.text).join(", ")}.`,
      );
    return [{ side, coinA, coinB }];
  });
}

function isHeader(row: GridRow): boolean {
  return /^(side|seite|c[oô]t[eé]|face|lato|lado|zijde|kant|πλευρ[αά])$/iu.test(textAt(row, 0));
}
