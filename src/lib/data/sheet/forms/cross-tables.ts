import { sideOfDie } from "../cells/similar-dies";
import { columnsOf, textAt, type Grid } from "../file/grid";
import { isDieName, placed, type Photographs } from "./cells";
import { coinsIn } from "./coin-lists";
import { oneRowACoin, type Derived, type Placed, type Statement } from "./one-row-a-coin";

/** One row an obverse die and one column a reverse die, with the coins of each pair. */
export function crossTable(grid: Grid, photographs: Photographs): Derived | null {
  const [header, ...rows] = grid.rows;
  const [names, ...columns] = columnsOf(grid.rows);
  if (!photographs || !header || columns.length < 2 || rows.length < 2) return null;
  const across = columns.map((column) => placed(grid, header, column));
  const down = rows.map((row) => placed(grid, row, names));
  const sideOf = (dies: readonly Placed[]) => {
    const sides = new Set(dies.map(({ text }) => (isDieName(text) ? sideOfDie(text) : undefined)));
    return sides.size === 1 ? [...sides][0] : undefined;
  };
  const [a, d] = [sideOf(across), sideOf(down)];
  if (!a || !d || a === d) return null;
  const filled = rows
    .flatMap((row, r) =>
      columns.map((column, c) => ({
        cell: placed(grid, row, column),
        across: across[c],
        down: down[r],
      })),
    )
    .filter(({ cell }) => cell.text !== "");
  const lists = filled.map((one) => ({ ...one, coins: coinsIn(one.cell.text, photographs) }));
  if (lists.length === 0 || lists.some(({ coins }) => coins.length === 0)) return null;
  const statements = lists.flatMap(({ cell, coins, across, down }): Statement[] =>
    coins.flatMap((text) => {
      const coin: Placed = { ...cell, text, kind: "text" };
      return [
        { coin, side: a, die: across },
        { coin, side: d, die: down },
      ];
    }),
  );
  return {
    grid: oneRowACoin(grid, statements),
    column: names,
    message: `the table has one row for each ${d} die and one column for each ${a} die, with the coins of both: coin ${statements[0].coin.text} is read as ${a} die ${statements[0].die!.text}, ${d} die ${statements[1].die!.text}`,
  };
}

/** One column a die, under its name, with the coins that were struck with it. */
export function columnsOfCoins(grid: Grid, photographs: Photographs): Derived | null {
  const [header, ...rows] = grid.rows;
  if (!photographs || !header || rows.length === 0) return null;
  const columns = columnsOf(grid.rows);
  const dies = columns.map((column) => placed(grid, header, column));
  if (columns.length < 2 || !dies.every(({ text }) => isDieName(text) && sideOfDie(text)))
    return null;
  const cells = rows.flatMap((row) =>
    columns
      .map((column, c) => ({ cell: placed(grid, row, column), die: dies[c] }))
      .filter(({ cell }) => cell.text !== ""),
  );
  const read = cells.map((one) => ({ ...one, coins: coinsIn(one.cell.text, photographs) }));
  if (read.length === 0 || read.some(({ coins }) => coins.length === 0)) return null;
  const statements = read.flatMap(({ cell, die, coins }): Statement[] =>
    coins.map((text) => ({
      coin: { ...cell, text, kind: "text" },
      side: sideOfDie(die.text),
      die,
    })),
  );
  return {
    grid: oneRowACoin(grid, statements),
    column: dies[0].column,
    message: `the table has one column a die with its coins: '${textAt(rows[0], columns[0])}' under '${dies[0].text}' is read as a coin with ${sideOfDie(dies[0].text)} die ${dies[0].text}`,
  };
}
