import { readHeading } from "../columns/heading";
import { columnsOf, textAt, type Grid } from "../file/grid";
import { isPhotograph, placed, type Photographs } from "./cells";
import { oneRowACoin, type Derived, type Statement } from "./one-row-a-coin";

/** One column a coin: the headings stand in the first column. */
export function transposedTable(grid: Grid, photographs: Photographs): Derived | null {
  const [names, ...columns] = columnsOf(grid.rows);
  if (columns.length < 2) return null;
  const headed = grid.rows.map((row) => ({ row, heading: readHeading(textAt(row, names)) }));
  const coins = headed.find(({ row, heading }) =>
    photographs
      ? columns.filter((column) => isPhotograph(textAt(row, column), photographs)).length >=
        columns.length / 2
      : heading.coin > 0,
  );
  const dies = headed.flatMap(({ row, heading }) => {
    const { side, other } = heading;
    return row !== coins?.row && !other && (side === "obverse" || side === "reverse")
      ? [{ row, side }]
      : [];
  });
  if (!coins || dies.length === 0 || new Set(dies.map(({ side }) => side)).size < dies.length)
    return null;
  const statements = columns.flatMap((column): Statement[] => {
    const coin = placed(grid, coins.row, column);
    if (coin.text === "") return [];
    return dies.map(({ row, side }) => ({ coin, side, die: placed(grid, row, column) }));
  });
  if (statements.length === 0) return null;
  return {
    grid: oneRowACoin(grid, statements),
    column: names,
    message: `the table has one column a coin: '${statements[0].die!.text}' is read as the ${dies[0].side} die of coin ${statements[0].coin.text}`,
  };
}
