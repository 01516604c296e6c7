import { textAt, type Grid } from "./file/grid";
import type { Heading } from "./columns/heading";
import { readGrids } from "./file/open-sheet";
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
 * @returns null where no sheet has such a header
 * @throws NumislabError `input` when the file is no spreadsheet
 */
export async function readNamedTable<Role extends string>(
  file: string,
  roles: Record<Role, (heading: Heading) => boolean>,
  enough: (found: ReadonlySet<Role>) => boolean,
): Promise<{ rows: NamedRow<Role>[]; columns: Map<Role, number>; grid: Grid } | null> {
  const assign = (headings: Iterable<[number, Heading]>) => {
    const columns = new Map<Role, number>();
    for (const [column, heading] of headings)
      for (const role of Object.keys(roles) as Role[])
        if (!columns.has(role) && roles[role](heading)) columns.set(role, column);
    return columns;
  };
  for (const grid of await readGrids(file)) {
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
