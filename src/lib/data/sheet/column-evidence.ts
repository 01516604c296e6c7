import type { Columns } from "./columns/candidate";
import type { Table } from "./columns/table";
import { columnName, placeOf, textAt } from "./file/grid";
import type { ColumnEvidence, SheetColumns } from "./sheet-reading";

function roles({ coin, image, obverse, reverse, both }: Columns) {
  return { coin, image, obverseDie: obverse, reverseDie: reverse, bothDies: both };
}

/** Which columns hold what, by their letters in the sheet as it is. */
export function letters({ grid, rows }: Table, columns: Columns): SheetColumns {
  return Object.fromEntries(
    Object.entries(roles(columns)).flatMap(([role, column]) =>
      column === undefined
        ? []
        : [[role, columnName(placeOf(grid, rows[0]?.at ?? 0, column).column)]],
    ),
  );
}

/** Values that are named of a column. */
const NAMED = 4;

/** What each column was taken for, and what speaks for it. */
export function evidenceOf({ grid, headings, rows }: Table, columns: Columns): ColumnEvidence[] {
  return (Object.entries(roles(columns)) as [keyof SheetColumns, number | undefined][]).flatMap(
    ([role, column]) => {
      if (column === undefined) return [];
      const texts = rows.map((row) => textAt(row, column)).filter((text) => text !== "");
      const distinct = new Set(texts);
      return [
        {
          sheet: grid.sheet,
          role,
          column: columnName(placeOf(grid, rows[0]?.at ?? 0, column).column),
          heading: grid.origin ? "" : (headings.get(column)?.text ?? ""),
          values: [...distinct].slice(0, NAMED),
          filled: texts.length,
          distinct: distinct.size,
        },
      ];
    },
  );
}
