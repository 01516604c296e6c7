import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DataFrame } from "danfojs-node";
import { fromCsv, NumislabError } from "../../base/index";
import { readText } from "../run-folder";

/** Tables that the folder of a run or of a die study may hold, by what is in them. */
const FILES = {
  history: "history.csv",
  pairs: "pairs.csv",
  thresholds: "sweep.csv",
  predictions: "predictions.csv",
  split: "split.csv",
  dies: "dies.csv",
  review: "review.csv",
};

/** What can be read as a table. */
export type FolderTable = keyof typeof FILES;

/**
 * A table of a run or of a die study, as a DataFrame: numbers where all cells of a column are
 * numbers or empty (NaN), else text.
 *
 * @param folder of the run or study
 * @throws NumislabError "state" where the folder has no such table, naming those that it has
 */
export async function folderTable(folder: string, what: FolderTable): Promise<DataFrame> {
  const file = join(folder, FILES[what]);
  if (!existsSync(file)) {
    const there = Object.entries(FILES)
      .filter(([, name]) => existsSync(join(folder, name)))
      .map(([name]) => name);
    throw new NumislabError(
      "state",
      `${folder} has no ${FILES[what]}; it has ${there.length > 0 ? there.join(", ") : "no table"}`,
    );
  }
  const rows = fromCsv(readText(file));
  const { DataFrame } = await import("danfojs-node"); // takes a second, which no command needs
  const columns = Object.keys(rows[0] ?? {});
  return new DataFrame(
    Object.fromEntries(
      columns.map((name) => [
        name,
        column(
          name,
          rows.map((row) => row[name]),
        ),
      ]),
    ),
  );
}

/** Columns of names, which are text even where they look like numbers: 001. */
const NAMES = /^coin|die$/;

/** A column holds one type of value. */
function column(name: string, cells: readonly string[]): (string | number | boolean)[] {
  const isNumber = (cell: string) => cell === "" || Number.isFinite(Number(cell));
  if (NAMES.test(name)) return [...cells];
  if (cells.some((cell) => cell !== "") && cells.every(isNumber))
    return cells.map((cell) => (cell === "" ? NaN : Number(cell)));
  if (cells.every((cell) => cell === "true" || cell === "false"))
    return cells.map((cell) => cell === "true");
  return [...cells];
}
