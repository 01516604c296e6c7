import type { Row } from "./stage";

/** Rows as a text table, a column a key, in the order in which keys first appear. */
export function table(rows: readonly Row[]): string {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [
    keys.map((key) => key.replaceAll("_", " ")),
    ...rows.map((row) => keys.map((key) => text(row[key]))),
  ];
  const widths = keys.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function text(value: Row[string]): string {
  if (value === undefined || value === null) return "-";
  if (Array.isArray(value)) return value.map(text).join(" to ");
  if (typeof value !== "number" || Number.isInteger(value)) return String(value);
  return Math.abs(value) < 0.01
    ? value.toExponential(1)
    : Math.abs(value) < 10
      ? value.toFixed(2)
      : value.toFixed(Math.abs(value) < 100 ? 1 : 0);
}
