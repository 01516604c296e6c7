import type { Finding } from "./check-photographs";

/**
 * Findings as comma-separated text, a photograph a row; those of one finding have its number in
 * common.
 */
export function findingsCsv(findings: readonly Finding[]): string {
  const rows = findings.flatMap(({ kind, photographs, message }, i) =>
    photographs.map(({ name, label }) => [i + 1, kind, name, label, message]),
  );
  return [["finding", "kind", "photograph", "label", "message"], ...rows]
    .map((row) => `${row.map(cell).join(",")}\n`)
    .join("");
}

/** Quoted where needed (RFC 4180); a file name must not become a formula in a spreadsheet. */
function cell(value: string | number): string {
  const text = String(value).replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
