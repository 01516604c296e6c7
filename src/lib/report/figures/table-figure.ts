import { cellsOf, NumislabError, type TableSource } from "../../base/index";
import { type Figure, layout, PALETTE, titled } from "./figure";

/** Columns to draw, and how. */
export interface PlotOptions {
  /** Column along the axis. */
  x: string;
  /** Column, or columns, drawn over it. */
  y: string | readonly string[];
  /** Lines where it is left out. */
  kind?: "line" | "points" | "bars";
  title?: string;
}

/**
 * Columns of a table as a figure.
 *
 * @param table a DataFrame, or rows
 * @throws NumislabError "usage" where the table has no such column
 */
export function tableFigure(
  table: TableSource,
  { x, y, kind = "line", title }: PlotOptions,
): Figure {
  const { columns, rows } = cellsOf(table);
  const cells = (name: string): unknown[] => {
    const place = columns.indexOf(name);
    if (place < 0)
      throw new NumislabError(
        "usage",
        `the table has no column ${name}; its columns are ${columns.join(", ")}`,
      );
    return rows.map((row) => row[place]);
  };
  const names = typeof y === "string" ? [y] : [...y];
  const along = cells(x);
  const mode = kind === "points" ? "markers" : "lines";
  const whole = along.every((value) => Number.isInteger(value));
  return {
    data: names.map((name, i) => ({
      type: kind === "bars" ? "bar" : "scatter",
      ...(kind === "bars" ? {} : { mode }),
      name,
      x: along,
      y: cells(name),
      marker: { color: PALETTE[i % PALETTE.length] },
      line: { color: PALETTE[i % PALETTE.length], width: 2 },
    })),
    layout: layout(x, names.length === 1 ? names[0] : "", {
      width: 640,
      showlegend: names.length > 1,
      ...(title ? titled(title) : {}),
      ...(whole ? { xaxis: { tickformat: "d" } } : {}),
    }),
  };
}
