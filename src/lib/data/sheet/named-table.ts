import { NumislabError } from "../../base/index";
import { columnNumber, textAt, type Grid } from "./file/grid";
import type { Heading } from "./columns/heading";
import { readGrids } from "./file/open-sheet";
import type { SheetOptions } from "./options";
import { plain } from "./columns/plain";
import { findHeader } from "./columns/table";

/** A row of a table whose columns have fixed names; row 1 is the first. */
export interface NamedRow<Role extends string> {
  sheet: string;
  row: number;
  cells: Partial<Record<Role, string>>;
}

/**
 * Rows of a spreadsheet by what their columns are called, for tables other than die links: the
 * first sheet with a header that names enough of the roles is read, wherever in it the header
 * stands. Empty rows are left out, empty cells too.
 *
 * @param roles which heading has which role; of several columns for one role the first is taken
 * @param enough whether the roles that a row of headings names make it the header
 * @param options the sheet to read, and columns (by letter or heading) of roles that its keys name
 * @returns null where no sheet has such a header
 * @throws NumislabError `input` when the file is no spreadsheet
 */
export async function readNamedTable<Role extends string>(
  file: string,
  roles: Record<Role, (heading: Heading) => boolean>,
  enough: (found: ReadonlySet<Role>) => boolean,
  options: Pick<SheetOptions, "sheetName" | "columns"> = {},
): Promise<{ rows: NamedRow<Role>[]; columns: Map<Role, number>; grid: Grid } | null> {
  const assign = (headings: Iterable<[number, Heading]>) => {
    const columns = new Map<Role, number>();
    const all = [...headings];
    for (const [role, said] of Object.entries(options.columns ?? {})) {
      if (!(role in roles)) continue;
      const byText = all.find(([, { text }]) => plain(text) === plain(said));
      const column = byText?.[0] ?? columnNumber(said);
      if (column !== undefined) columns.set(role as Role, column);
    }
    for (const [column, heading] of all)
      for (const role of Object.keys(roles) as Role[])
        if (!columns.has(role) && roles[role](heading)) columns.set(role, column);
    return columns;
  };
  const grids = (await readGrids(file)).filter(
    ({ sheet }) => options.sheetName === undefined || sheet === options.sheetName,
  );
  if (grids.length === 0)
    throw new NumislabError("input", `${file} has no sheet '${options.sheetName}'.`);
  for (const grid of grids) {
    const header = findHeader(grid, (headings) => {
      const found = new Set(assign(headings.map((h, i) => [i, h])).keys());
      return enough(found) ? found.size : 0;
    });
    if (!header) continue;
    const columns = assign(header.headings);
    const rows = grid.rows.slice(header.last + 1).map((row): NamedRow<Role> => ({
      sheet: grid.sheet,
      row: row.at + 1,
      cells: Object.fromEntries(
        [...columns].flatMap(([role, column]) => {
          const text = textAt(row, column);
          return text === "" ? [] : [[role, text]];
        }),
      ) as Partial<Record<Role, string>>,
    }));
    return { rows, columns, grid };
  }
  return null;
}
