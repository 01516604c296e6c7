/** What of a DataFrame of danfojs is read. */
export interface DataFrameLike {
  columns: string[];
  values: unknown;
}

/** Rows, or a DataFrame. */
export type TableSource = readonly object[] | DataFrameLike;

/** A table as names of columns and cells. */
export interface Cells {
  columns: string[];
  rows: unknown[][];
}

/** Columns in the order in which rows have them first. */
export function cellsOf(source: TableSource): Cells {
  if (!Array.isArray(source)) {
    const { columns, values } = source as DataFrameLike;
    return { columns, rows: values as unknown[][] };
  }
  const columns = [...new Set(source.flatMap((row) => Object.keys(row)))];
  const rows = source.map((row) => columns.map((column) => (row as never)[column] as unknown));
  return { columns, rows };
}
