import { NumislabError } from "../../base/index";
import { looseName } from "./match-names";
import type { Chosen, Columns } from "./columns/choose-columns";
import { checkSpellings, withoutRepeats } from "./check-table";
import { dieOfRow, SIDES, type DieRow } from "./die-rows";
import { columnName, placeOf, textAt, type Grid } from "./file/grid";
import { readGrids } from "./file/open-sheet";
import type { SheetOptions } from "./options";
import { describeProblem, Told, type SheetProblem, type UnusedRow } from "./problems";
import { readTable } from "./read-table";
import type { Table } from "./columns/table";
import { tableOf, understand } from "./understand-table";
import { stateGroups, type UndecidedDies } from "./undecided-pairs";

/** A coin as the sheet has it, with what was told of its row. */
export interface SheetRow {
  sheet: string;
  row: number;
  coin: string;
  image?: string;
  obverseDie: string | null;
  reverseDie: string | null;
  notes: string[];
  extra?: Record<string, string>;
}

/** Which columns of a sheet hold what, by their letters; a sheet that was read. */
export interface SheetColumns {
  coin?: string;
  image?: string;
  obverseDie?: string;
  reverseDie?: string;
  /** Dies of both sides in one cell. */
  bothDies?: string;
}

/** What a column was taken for, and what speaks for it. */
export interface ColumnEvidence {
  sheet: string;
  role: keyof SheetColumns;
  column: string;
  /** "" where the sheet has no header. */
  heading: string;
  /** Its first different values. */
  values: string[];
  filled: number;
  distinct: number;
}

/** What was understood of a sheet of die links. */
export interface SheetReading {
  file: string;
  /** The first sheet that was read. */
  sheetName: string;
  /** Row 1 is the first; null where there is no header. */
  headerRow: number | null;
  columns: SheetColumns;
  /** All sheets that were read. */
  sheets: { sheetName: string; headerRow: number | null; columns: SheetColumns }[];
  /** What each column was taken for, and what speaks for it. */
  evidence: ColumnEvidence[];
  rows: SheetRow[];
  notUsed: UnusedRow[];
  /** Names that may be one die spelled otherwise. */
  similarDies: string[][];
  /** The same with their side, and dies beside states of theirs. */
  undecided: UndecidedDies[];
  problems: SheetProblem[];
  /** The problems in words. */
  warnings: string[];
}

const WANTED = "give one row a coin, with columns coin, obverse die, reverse die.";

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
  const rows = withoutRepeats(
    read.flatMap((one) => one.rows),
    (row, why) => {
      const { told, columns } = toldOf(row);
      told.leftOut(row.where.row - 1, columns.coin ?? columns.image ?? 0, why);
    },
  );
  const similar = checkSpellings(rows, (row, side, message) => {
    const { told, columns } = toldOf(row);
    told.warn(row.where.row - 1, columns[side] ?? columns.both ?? 0, message);
  });
  const problems = read.flatMap(({ told }) => told.warnings);
  if (rows.length === 0) throw nothing(file, problems.map(describeProblem));
  if (rows.length > 1 && rows.every((row) => SIDES.every((side) => dieOfRow(row, side) === null)))
    throw noDies(file, problems.map(describeProblem));
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
    undecided: [...similar, ...stateGroups(rows)],
    problems,
    warnings: [...problems.map(describeProblem), ...refusals],
  };
}

/** The tables to read: those with a header, or the first sheet where none has one. */
function tablesOf(
  grids: Grid[],
  { file, options }: { file: string; options: SheetOptions },
): { tables: Table[]; skipped: string[] } {
  const named = options.sheetName;
  const chosen = named === undefined ? grids : grids.filter((g) => g.sheet === named);
  if (chosen.length === 0)
    throw new NumislabError(
      "input",
      `${file} has no sheet '${named}': it has ${grids.map((g) => `'${g.sheet}'`).join(", ")}.`,
    );
  const filled = chosen.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0)
    throw new NumislabError("input", `${file} has no filled cells: ${WANTED}`);
  const visible = filled.filter((g) => !g.hidden || named !== undefined);
  const tables = (visible.length > 0 ? visible : filled).map(tableOf);
  const headed = tables.filter(({ headerRow }) => headerRow !== null);
  const used = headed.length > 0 ? headed : [tables[0]];
  const skipped = filled
    .filter((g) => !used.some(({ grid }) => grid === g))
    .map((g) => (g.hidden ? `${g.sheet} (hidden)` : g.sheet));
  return { tables: used, skipped };
}

/** Refuses a sheet whose coins or dies are formulas that no programme has computed. */
function checkComputed({ grid }: Table, columns: Columns, file: string): void {
  const used = new Set<number | undefined>(Object.values(columns));
  const cells = grid.uncomputed.filter(({ column }) => used.has(column));
  if (cells.length === 0) return;
  const { sheet } = grid;
  const [{ row, column }] = cells;
  throw new NumislabError(
    "input",
    `${file}: ${cells.length === 1 ? "1 cell holds a formula that was" : `${cells.length} cells hold formulas that were`} never computed (the first is ${sheet}!${columnName(column)}${row + 1}): open the workbook in Excel or LibreOffice, save it there, and try again.`,
  );
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

function roles({ coin, image, obverse, reverse, both }: Columns) {
  return { coin, image, obverseDie: obverse, reverseDie: reverse, bothDies: both };
}

function letters({ grid, rows }: Table, columns: Columns): SheetColumns {
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

function evidenceOf({ grid, headings, rows }: Table, columns: Columns): ColumnEvidence[] {
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

function noDies(file: string, problems: string[]): NumislabError {
  return new NumislabError(
    "input",
    `${file} names no die that can be used: if other columns hold the dies, say which with --columns coin=A,obverse=B,reverse=C.${listed(problems)}`,
  );
}

const listed = (problems: readonly string[]) =>
  problems
    .slice(0, 5)
    .map((p) => `\n  ${p}`)
    .join("");

function nothing(file: string, problems: string[]): NumislabError {
  return new NumislabError(
    "input",
    `${file} has no row that can be used: ${WANTED}${listed(problems)}`,
  );
}
