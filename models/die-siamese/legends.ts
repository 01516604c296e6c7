import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromCsv } from "../../src/lib/base/index";
import type { Side } from "../../src/lib/coins/index";

/** The legend of each coin of a hoard, letters alone: spaces are the engraver's. */
export function legendsOf(hoard: string): Record<Side, Map<string, string>> {
  const file = join(hoard, "die-labels.csv");
  const rows = existsSync(file) ? fromCsv(readFileSync(file, "utf8")) : [];
  const of = (column: string) =>
    new Map(rows.map((row) => [row.coin, row[column].replace(/[^\p{L}]/gu, "")]));
  return { obverse: of("obverse_legend"), reverse: of("reverse_legend") };
}
