import type { Side } from "../../coins/index";
import { checkSpellings, tellLetteredDies } from "./check-spellings";
import { withoutRepeats } from "./check-table";
import { evidenceOf, letters } from "./column-evidence";
import type { Chosen } from "./columns/candidate";
import type { Table } from "./columns/table";
import { dieOfRow, SIDES, type DieRow } from "./die-rows";
import { columnName, placeOf } from "./file/grid";
import { readGrids } from "./file/open-sheet";
import { looseName } from "./match-names";
import type { SheetOptions } from "./options";
import { describeProblem, Told } from "./problems";
import { readTable } from "./read-table";
import { noDies, notCoins, nothing } from "./refusals";
import { nameRestarted } from "./restarted-dies";
import type { SheetReading, SheetRow } from "./sheet-reading";
import { checkComputed, tablesOf } from "./tables-of-sheet";
import { stateGroups } from "./undecided-pairs";
import { understand } from "./understand-table";

/** Rows that contradict others, from which on the column of coins is doubted. */
const MIN_CONTRADICTED = 2;

/**
 * Reads a sheet of die links: coin, obverse die, reverse die, one row a coin, with or without a
 * header; .xlsx, .ods, .xls, .csv. Columns are found by their headings together with what their
 * cells hold. Dies that are unknown, doubtful or illegible are null. A row that cannot be used is
 * named and left out; the rest is used.
 *
 * @param options.photographs names of the folder's photographs: the coins are the column that has them
 * @param options.options what overrules the reader's own conclusions
 * @throws NumislabError `input` when the file is no spreadsheet, or nothing in it can be used before
 *   the user decides, with what was wrong
 */
export async function readSheet(
  file: string,
  { photographs, options = {} }: { photographs?: readonly string[]; options?: SheetOptions } = {},
): Promise<SheetReading> {
  const grids = await readGrids(file);
  const known = photographs && new Set(photographs.map(looseName));
  const { tables, skipped } = tablesOf(grids, { file, options });
  const refusals: string[] = [];
  const read = tables.flatMap((plain) => {
    const { table, chosen } = understand(plain, known, options);
    const told = new Told(table.grid);
    for (const { row, column, message } of plain.grid.told ?? []) told.warn(row, column, message);
    if (chosen.refused) {
      told.warn(table.headerRow ?? 0, 0, chosen.refused);
      refusals.push(...told.warnings.map(describeProblem));
      return [];
    }
    const { columns } = chosen;
    checkComputed(table, columns, file);
    return [{ table, told, columns, rows: rowsOf(table, { chosen, told, known, options }) }];
  });
  const first = read[0];
  if (!first || (refusals.length > 0 && read.every(({ rows }) => rows.length === 0)))
    throw nothing(file, refusals);
  for (const { told } of [first])
    if (skipped.length > 0)
      told.warnings.unshift({
        sheet: told.sheet,
        row: 1,
        column: "A",
        message:
          read.length === 1
            ? `only this sheet was read, not ${skipped.join(", ")}`
            : `not read: ${skipped.join(", ")}`,
      });
  const bySheet = new Map(read.map((one) => [one.table.grid.sheet, one]));
  const toldOf = (row: DieRow) => bySheet.get(row.where.sheet)!;
  const all = read.flatMap((one) => one.rows);
  let contradicted = 0;
  const rows = withoutRepeats(all, (row, why) => {
    const { told, columns } = toldOf(row);
    told.leftOut(row.where.row - 1, columns.coin ?? columns.image ?? 0, why);
    if (why.includes("with other dies")) contradicted++;
  });
  if (contradicted >= MIN_CONTRADICTED && contradicted >= all.length / 3)
    throw notCoins(
      file,
      {
        rows: [contradicted, all.length],
        sheets: read.flatMap(({ rows, table }) => (rows.length > 0 ? [table.grid.sheet] : [])),
      },
      read.flatMap(({ told }) => told.warnings.map(describeProblem)),
    );
  const warnAt = (row: DieRow, side: Side, message: string) => {
    const { told, columns } = toldOf(row);
    told.warn(row.where.row - 1, columns[side] ?? columns.both ?? 0, message);
  };
  const similar = checkSpellings(rows, warnAt);
  tellLetteredDies(rows, warnAt);
  const problems = read.flatMap(({ told }) => told.warnings);
  if (rows.length === 0) throw nothing(file, problems.map(describeProblem));
  if (rows.length > 1 && rows.every((row) => SIDES.every((side) => dieOfRow(row, side) === null)))
    throw noDies(file, problems.map(describeProblem));
  const undecided = nameRestarted(rows, {
    wanted: options.diesRestart,
    file,
    undecided: [...similar, ...stateGroups(rows)],
  });
  const notes = new Map(read.map(({ told }) => [told, notesByRow(told)]));
  const sheets = read.map(({ table, columns }) => ({
    sheetName: table.grid.sheet,
    // the header of a table in another form is made
    headerRow: table.headerRow === null || table.grid.origin ? null : table.headerRow + 1,
    columns: letters(table, columns),
  }));
  return {
    file,
    ...sheets[0],
    sheets,
    evidence: read.flatMap(({ table, columns }) => evidenceOf(table, columns)),
    rows: rows.map((row) => {
      const { told, table } = toldOf(row);
      const at = placeOf(table.grid, row.where.row - 1, 0).row + 1;
      return noted(row, at, notes.get(told)!);
    }),
    notUsed: read.flatMap(({ told }) => told.notUsed),
    similarDies: similar.map(({ dies }) => dies),
    undecided,
    problems,
    warnings: [...problems.map(describeProblem), ...refusals],
  };
}

function rowsOf(
  table: Table,
  {
    chosen,
    told,
    known,
    options,
  }: { chosen: Chosen; told: Told; known?: ReadonlySet<string>; options: SheetOptions },
): DieRow[] {
  if (chosen.form) {
    // the column is one of the sheet as it is
    const { row } = placeOf(table.grid, table.rows[0].at, 0);
    told.warnings.push({
      sheet: told.sheet,
      row: row + 1,
      column: columnName(chosen.form.column),
      message: `${chosen.form.message} (otherwise: --columns coin=A,obverse=B,reverse=C)`,
    });
  }
  for (const { column, message } of chosen.told)
    told.warn(table.headerRow ?? table.rows[0].at, column, message);
  return readTable(table, { columns: chosen.columns, told, photographs: known, options });
}

/** What was told of each row. */
function notesByRow({ warnings }: Told): Map<number, string[]> {
  const notes = new Map<number, string[]>();
  for (const { column, row, message } of warnings) {
    const own = notes.get(row);
    const note = `${column}${row}: ${message}`;
    if (own) own.push(note);
    else notes.set(row, [note]);
  }
  return notes;
}

function noted(read: DieRow, row: number, notes: ReadonlyMap<number, string[]>): SheetRow {
  const { where, ...rest } = read;
  return { sheet: where.sheet, row, ...rest, notes: notes.get(row) ?? [] };
}
