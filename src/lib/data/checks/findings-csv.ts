import { toCsv } from "../../base/index";
import type { Finding } from "./check-photographs";

/**
 * Findings as comma-separated text, a photograph a row; those of one finding have its number in
 * common.
 */
export function findingsCsv(findings: readonly Finding[]): string {
  const rows = findings.flatMap(({ kind, photographs, message }, i) =>
    photographs.map(({ name, label }) => ({
      finding: i + 1,
      kind,
      photograph: name,
      label,
      message,
    })),
  );
  return toCsv(rows, ["finding", "kind", "photograph", "label", "message"]);
}
