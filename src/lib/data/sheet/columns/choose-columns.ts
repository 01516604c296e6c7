import { columnName, columnNumber, columnsOf } from "../file/grid";
import type { SheetOptions } from "../options";
import { byElimination } from "./by-elimination";
import { HOW, type Candidate, type Chosen, type Columns } from "./candidate";
import { coinColumn, imageColumn } from "./coin-column";
import { contentOf } from "./column-content";
import { dieColumn } from "./die-column";
import { doubtOfSides } from "./doubt-of-sides";
import { readHeading } from "./heading";
import { plain } from "./plain";
import type { Table } from "./table";

/** Chooses the columns of a table with headings by these and by what the cells hold. */
export function chooseColumns(
  table: Table,
  photographs: ReadonlySet<string> | undefined,
  options: SheetOptions = {},
): Chosen {
  const all = [...new Set([...table.headings.keys(), ...columnsOf(table.rows)])]
    .map((column) => ({
      column,
      heading: table.headings.get(column) ?? readHeading(""),
      content: contentOf(table.rows, column, photographs),
      hidden: table.grid.hiddenColumns?.has(column) ?? false,
    }))
    .sort((a, b) => a.column - b.column);
  const columns: Columns = {};
  const told: Chosen["told"] = [];
  const sides = all.find(({ heading, content }) => !heading.die && content.sides >= 0.9);
  const bothSided = (["obverse", "reverse"] as const).every(
    (side) => dieColumn(all, side, all).column !== undefined,
  );
  if (sides && !bothSided && !options.columns)
    return {
      columns,
      told,
      refused: `column ${columnName(sides.column)} '${sides.heading.text}' says a side in each row ('${sides.content.example}'): give each coin one row, with its obverse die and its reverse die in two columns`,
    };
  for (const [role, said] of Object.entries(options.columns ?? {}) as [keyof Columns, string][]) {
    const column = columnSaid(said, all);
    if (column === undefined)
      return { columns, told, refused: `--columns names no column '${said}'` };
    columns[role] = column;
  }
  const free = () => {
    const taken = new Set(Object.values(columns));
    return all.filter(({ column }) => !taken.has(column));
  };
  columns.image ??= imageColumn(free());
  columns.coin ??= coinColumn(free(), columns.image !== undefined);
  const coin = all.find(({ column }) => column === columns.coin);
  if (coin && Number.isNaN(coin.content.photographs) && coin.heading.coin === 0)
    if (!options.columns?.coin && !coin.heading.die)
      told.push({
        column: coin.column,
        message: `'${coin.heading.text}' is a name that is not known; read as the coins, as no two cells under it are alike`,
      });
  for (const side of ["obverse", "reverse"] as const) {
    if (columns[side] !== undefined) continue;
    const { column, refused } = dieColumn(free(), side, all);
    if (refused) return { columns, told, refused };
    columns[side] = column;
  }
  const doubt = options.columns ? null : doubtOfSides(columns, all);
  if (doubt?.refused) return { columns, told, refused: doubt.refused };
  told.push(...(doubt?.told ?? []));
  for (const { column, hidden } of all)
    if (hidden && Object.values(columns).includes(column))
      told.push({ column, message: `this column is hidden, and used all the same: ${HOW}` });
  const sheet = readHeading(table.grid.sheet).side;
  return byElimination(columns, free(), {
    all,
    told,
    sheetName: table.grid.sheet,
    ...(sheet === "obverse" || sheet === "reverse" ? { sheet } : {}),
  });
}

function columnSaid(said: string, all: readonly Candidate[]): number | undefined {
  const byText = all.find(({ heading }) => plain(heading.text) === plain(said.trim()));
  return byText?.column ?? columnNumber(said.trim());
}
