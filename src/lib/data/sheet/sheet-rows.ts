import { basename, extname } from "node:path";
import type { DieRow, Warn } from "./die-row";
import { readCoin, readDie } from "./sheet-cells";
import { checkRows } from "./sheet-checks";
import { columnsByPlace, findHeader, headerKind, type Columns } from "./sheet-columns";
import type { Cell, Grid } from "./sheet-grid";

/** The rows of a sheet that can be used, in order; the others are told to `warn`. */
export function readRows(grid: Grid, warn: Warn): DieRow[] {
  const header = findHeader(grid.rows);
  const columns = header?.columns ?? columnsByPlace(grid.rows);
  if (!columns) {
    warn(
      0,
      0,
      "fewer than three filled columns, and no header that names coin, obverse die and reverse die",
    );
    return [];
  }
  const extra = extraColumns(grid.rows, columns, header?.row ?? -1, warn);
  fillMerged(grid, columns, warn);
  const start = header ? header.row + 1 : startWithoutHeader(grid.rows, columns, warn);
  const rows: DieRow[] = [];
  for (let r = start; r < grid.rows.length; r++) {
    const cells = grid.rows[r];
    if (!cells.some((cell) => cell && cell.text.trim() !== "")) continue;
    const image = columns.image === undefined ? "" : (cells[columns.image]?.text.trim() ?? "");
    const coin =
      columns.coin === undefined
        ? stem(image)
        : readCoin(cells[columns.coin], r, columns.coin, warn);
    if (coin === "" && columns.coin === undefined)
      warn(r, columns.image ?? 0, "no coin and no image named; row left out");
    if (!coin) continue;
    const row: DieRow = {
      coin,
      obverseDie: readDie(cells, r, columns.obverse, "obverse", warn),
      reverseDie: readDie(cells, r, columns.reverse, "reverse", warn),
      where: { sheet: grid.sheet, row: r + 1 },
    };
    if (image) row.image = image;
    const more = extra
      .filter(([c]) => cells[c])
      .map(([c, heading]) => [heading, cells[c]!.text.trim()]);
    if (more.length > 0) row.extra = Object.fromEntries(more);
    rows.push(row);
  }
  return checkRows(rows, columns, header !== null, warn);
}

function stem(file: string): string {
  return basename(file.replace(/\\/g, "/"), extname(file));
}

/** Columns that are not used: kept when they have a heading, each named once. */
function extraColumns(
  rows: Grid["rows"],
  columns: Columns,
  header: number,
  warn: Warn,
): [number, string][] {
  const used = new Set(Object.values(columns));
  const width = Math.max(...rows.map((row) => row.length));
  const extra: [number, string][] = [];
  for (let c = 0; c < width; c++) {
    const first = rows.findIndex((row, r) => r > header && row[c] && row[c]!.text.trim() !== "");
    if (used.has(c) || first < 0) continue;
    const heading = header < 0 ? "" : (rows[header][c]?.text.trim() ?? "");
    if (heading === "") warn(first, c, "this column has no heading and is not used");
    else {
      const twice = headerKind(heading) !== undefined ? " (another column was taken for it)" : "";
      warn(
        header,
        c,
        `column '${heading}' is no coin, image or die column${twice}; kept beside them, not used`,
      );
      extra.push([c, heading]);
    }
  }
  return extra;
}

/** A die over merged rows holds for each of them; other merged cells are only named. */
function fillMerged({ rows, merged }: Grid, columns: Columns, warn: Warn): void {
  for (const { top, left, bottom, right } of merged) {
    const value = rows[top]?.[left];
    const isDie = left === columns.obverse || left === columns.reverse;
    if (!value || left !== right || !isDie) {
      if (top < rows.length && left <= right)
        warn(
          top,
          left,
          "merged cells: only the first of them holds a value; unmerge them and fill each",
        );
      continue;
    }
    warn(
      top,
      left,
      `merged cells: '${value.text}' was taken for all of rows ${top + 1} to ${bottom + 1}`,
    );
    for (let r = top + 1; r <= bottom && r < rows.length; r++) rows[r][left] ??= value;
  }
}

/**
 * The first row with data. A row of words without digits above rows with digits is a header with
 * unknown names.
 */
function startWithoutHeader(rows: Grid["rows"], columns: Columns, warn: Warn): number {
  const first = rows.findIndex((row) => row.some((cell) => cell && cell.text.trim() !== ""));
  const wanted = [columns.coin!, columns.obverse!, columns.reverse!];
  const hasDigit = (cell: Cell | undefined) => cell !== undefined && /\d/.test(cell.text);
  const below = rows.slice(first + 1).filter((row) => wanted.every((c) => hasDigit(row[c]))).length;
  const isHeader =
    wanted.every((c) => rows[first][c] && !hasDigit(rows[first][c])) &&
    below >= 1 &&
    below > (rows.length - first - 1) / 2;
  if (!isHeader) return first;
  warn(
    first,
    columns.coin!,
    "looks like a header, with names that are not known (known: coin, image, obverse die, reverse die); columns taken in that order",
  );
  return first + 1;
}
