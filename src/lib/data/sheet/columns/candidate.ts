import { columnName } from "../file/grid";
import type { Content } from "./column-content";
import type { Heading } from "./heading";

/** Which column holds what, from 0. `both`: one column holds the dies of both sides. */
export interface Columns {
  coin?: number;
  image?: number;
  obverse?: number;
  reverse?: number;
  both?: number;
}

export interface Chosen {
  columns: Columns;
  /** What was concluded that the headings alone do not say. */
  told: { column: number; message: string }[];
  /** Why nothing can be read before the user decides. */
  refused?: string;
  /** How the table was brought into the form of one row a coin, and the column that shows it. */
  form?: { message: string; column: number };
}

export interface Candidate {
  column: number;
  heading: Heading;
  content: Content;
  /** The column is hidden in the workbook. */
  hidden?: boolean;
}

/** How a user says what a column is. */
export const HOW = "say which with --columns coin=B,obverse=D,reverse=E";

/** Columns by their letters and headings. */
export function list(candidates: Candidate[]): string {
  return candidates.map((c) => `${columnName(c.column)} '${c.heading.text}'`).join(" and ");
}

/** The value of the highest score, of several the first. */
export function best<T>(values: readonly T[], score: (value: T) => number): T | undefined {
  return values.reduce<T | undefined>(
    (top, value) => (top === undefined || score(value) > score(top) ? value : top),
    undefined,
  );
}
