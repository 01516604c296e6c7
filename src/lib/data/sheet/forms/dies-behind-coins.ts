import { takeApart } from "../cells/joined-dies";
import { columnsOf, textAt, type Grid } from "../file/grid";
import { isPhotograph, placed, type Photographs } from "./cells";
import { oneRowACoin, type Derived, type Statement } from "./one-row-a-coin";

/** The coin, then its dies: `12 (O1/R2)`, `12: O1-R2`, `12, O1, R2`. */
const FORMS = [
  /^(.+?)\s*[([]([^()[\]]+)[)\]]$/u,
  /^(.+?)\s*[:;=]\s*(.+)$/u,
  /^(.+?)(?:,\s*|\s+)(\S+(?:\s*[/,–-]\s*|\s+)\S+)$/u,
];
const MIN_SHARE = 0.8;

/** The dies stand behind the coin in its own cell. */
export function diesBehindCoins(grid: Grid, photographs: Photographs): Derived | null {
  for (const column of columnsOf(grid.rows))
    for (const form of photographs ? FORMS : FORMS.slice(0, 1)) {
      const cells = grid.rows.flatMap((row) => {
        const cell = placed(grid, row, column);
        const parts = form.exec(cell.text);
        return parts ? [{ row, cell, coin: parts[1], dies: parts[2] }] : [];
      });
      const filled = grid.rows.filter((row) => textAt(row, column) !== "").length;
      const named = cells.filter(
        ({ coin }) => photographs === undefined || isPhotograph(coin, photographs),
      );
      if (named.length < 2 || named.length < MIN_SHARE * (filled - 1)) continue;
      const apart = takeApart(
        named.map(({ row, dies }) => ({
          at: row.at,
          cells: new Map([[0, { text: dies, kind: "text" as const }]]),
        })),
        0,
      );
      if (!apart) continue;
      const statements = named.flatMap(({ row, cell, coin }): Statement[] => {
        const [obverse, reverse] = apart.pairs.get(row.at) ?? [];
        const own = { ...cell, text: coin };
        return obverse === undefined || reverse === undefined
          ? [{ coin: own }]
          : [
              { coin: own, side: "obverse", die: { ...cell, text: obverse } },
              { coin: own, side: "reverse", die: { ...cell, text: reverse } },
            ];
      });
      const [{ cell, coin }] = named;
      const [obverse, reverse] = apart.pairs.get(named[0].row.at)!;
      return {
        grid: oneRowACoin(grid, statements),
        column: cell.column,
        message: `the dies stand behind the coins: '${cell.text}' is read as coin ${coin}, obverse die ${obverse}, reverse die ${reverse}`,
      };
    }
  return null;
}
