import type { TableSource } from "../base/index";
import { type PlotOptions, tableFigure } from "../report/index";
import { showFigure } from "../workspace/index";

/**
 * Draws columns of a table: `plot(history, { x: "epoch", y: ["loss"] })`.
 *
 * @param table a DataFrame, or rows
 * @throws NumislabError "usage" where the table has no such column
 */
export function plot(table: TableSource, options: PlotOptions): void {
  showFigure(tableFigure(table, options));
}
