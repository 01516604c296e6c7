import type { Side } from "../../../coins/index";
import type { Columns } from "../columns/candidate";
import type { Grid, GridRow } from "../file/grid";
import type { Warn } from "../problems";

const SIDES: Side[] = ["obverse", "reverse"];

/** A die over merged rows holds for each of them; other merged cells are only named. */
export function fillMerged(
  { merged }: Grid,
  { rows, columns, warn }: { rows: readonly GridRow[]; columns: Columns; warn: Warn },
): void {
  if (merged.length === 0 || rows.length === 0) return;
  const byRow = new Map(rows.map((row) => [row.at, row]));
  const [first, last] = [rows[0].at, rows[rows.length - 1].at];
  for (const { top, left, bottom, right } of merged) {
    if (top < first || top > last) continue;
    const value = byRow.get(top)?.cells.get(left);
    const isDie = left === columns.obverse || left === columns.reverse || left === columns.both;
    const across = [columns.obverse, columns.reverse].filter(
      (column) => column !== undefined && left <= column && column <= right,
    );
    if (value && across.length === 2) {
      byRow.get(top)!.cells.delete(left);
      warn(
        top,
        left,
        `merged cells: only the first of them holds a value, '${value.text}', which stands over both columns of dies and is taken as unknown; unmerge them and fill each`,
      );
      continue;
    }
    if (!value || left !== right || !isDie) {
      if (left <= right)
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
    for (let r = top + 1; r <= bottom; r++) {
      const cells = byRow.get(r)?.cells;
      if (cells && !cells.has(left)) cells.set(left, value);
    }
  }
}

const DITTO =
  /^(?:["”“„〃]|''|-\s*(?:["”“„〃]|'')\s*-|ditto|dito|dto\.?|do\.|idem|id\.|same|same as above|as above|wie oben|m[eê]me|igual|come sopra|ut supra|ibid(?:em)?\.?|,,|same die|gleicher stempel|m[eê]me coin|stesso conio|mismo cu[nñ]o|jw\.|j\.\s?w\.|то же)$/iu;

/** A sign or word for "the same as above" is the die of the row above. */
export function fillDitto(
  rows: readonly GridRow[],
  { columns, warn }: { columns: Columns; warn: Warn },
): void {
  for (const side of SIDES) {
    const column = columns[side];
    if (column === undefined) continue;
    let first: { at: number; text: string; die: string } | undefined;
    let filled = 0;
    rows.forEach((row, i) => {
      const text = row.cells.get(column)?.text.trim() ?? "";
      const above = rows[i - 1]?.cells.get(column);
      if (!DITTO.test(text) || !above || DITTO.test(above.text.trim())) return;
      row.cells.set(column, above);
      first ??= { at: row.at, text, die: above.text };
      filled++;
    });
    if (first)
      warn(
        first.at,
        column,
        `'${first.text}' is read as the ${side} die above, ${first.die}${filled > 1 ? `; so are ${filled - 1} more under it` : ""} (wrong where the rows were sorted later)`,
      );
  }
}

/**
 * Dies that are said once for the rows under them. They are carried down where the table is clearly
 * grouped by die: the columns of dies stand before the coins, no obverse die is said twice, and each
 * row that says an obverse die says a reverse die; or where the user says so. Otherwise the empty
 * cells stay empty, and the warning says how to have them filled.
 */
export function carryDown(
  rows: readonly GridRow[],
  { columns, wanted, warn }: { columns: Columns; wanted?: boolean; warn: Warn },
): void {
  const { obverse, reverse, coin } = columns;
  const sides = SIDES.filter((side) => columns[side] !== undefined);
  const coins = rows.filter((row) => coin === undefined || row.cells.has(coin));
  const empty = (side: Side) => coins.filter((row) => !row.cells.has(columns[side]!)).length;
  const gaps = sides.filter((side) => empty(side) > 0);
  if (wanted === false || gaps.length === 0) return;
  const before = coin !== undefined && sides.every((side) => columns[side]! < coin);
  const lead = obverse ?? reverse!;
  const said = coins.flatMap((row) => row.cells.get(lead)?.text.trim() ?? []);
  const grouped =
    before &&
    said.length > 0 &&
    3 * empty(columns.obverse === lead ? "obverse" : "reverse") >= coins.length &&
    coins[0].cells.has(lead) &&
    new Set(said).size === said.length &&
    (reverse === undefined || coins.every((row) => !row.cells.has(lead) || row.cells.has(reverse)));
  if (!wanted && !grouped) {
    const many =
      (before || coins.length >= 6) &&
      gaps.find((side) => 3 * empty(side) >= coins.length && empty(side) < coins.length);
    if (many)
      warn(
        coins[0].at,
        columns[many]!,
        `${empty(many)} of ${coins.length} rows say no ${many} die, and it is not clear that the one above is meant; they are taken as unknown (if it is meant: --carry-down, or fill the cells)`,
      );
    return;
  }
  for (const side of gaps) {
    const column = columns[side]!;
    let above: GridRow | undefined;
    let filled = 0;
    for (const row of coins) {
      if (row.cells.has(column)) above = row;
      else if (above) {
        row.cells.set(column, above.cells.get(column)!);
        filled++;
      }
    }
    if (filled > 0)
      warn(
        coins[0].at,
        column,
        `each ${side} die is said once for the coins under it; carried down into ${filled} empty cells (if they are unknown, write ? in them)`,
      );
  }
}
