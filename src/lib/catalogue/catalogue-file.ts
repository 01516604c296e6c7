import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fromCsv, NumislabError } from "../base/index";

/** A row of catalogue.csv. */
export interface CatalogueRow {
  /** As it is counted in a spreadsheet, the header being row 1. */
  row: number;
  /** Of the picture, in the catalogue's folder. */
  file: string;
  kind: CoinKind;
  country: string;
  year: number;
  /**
   * Pictures with the same are of one design; null where the sheet has no such column or leaves it
   * empty.
   */
  design: string | null;
  /** All other columns, as they stand. */
  details: Record<string, string>;
}

export const KINDS = ["commemorative", "national"] as const;
/** The side of an issue that commemorates something, or the national side of ordinary coins. */
export type CoinKind = (typeof KINDS)[number];

const COLUMNS = ["file", "kind", "country", "year"];

/**
 * Reads `catalogue.csv` of a folder: columns file, kind, country, year, perhaps design, and
 * whatever else is known.
 *
 * @throws NumislabError "input" for a missing sheet, column or picture, or a cell that can't be
 *   read; rows are named
 */
export async function readCatalogueFile(dir: string): Promise<CatalogueRow[]> {
  const sheet = join(dir, "catalogue.csv");
  const text = await readFile(sheet, "utf8").catch((cause) => {
    throw new NumislabError(
      "input",
      `${sheet} can't be read: a catalogue is a folder of pictures with a sheet catalogue.csv (columns ${COLUMNS.join(", ")}).`,
      { cause },
    );
  });
  const records = fromCsv(text.replace(/^\uFEFF/, ""));
  if (records.length === 0)
    throw new NumislabError(
      "input",
      `${sheet} has no rows: it needs a header (${COLUMNS.join(",")}) and a row for each picture.`,
    );
  const missing = COLUMNS.filter((column) => !(column in records[0]));
  if (missing.length > 0)
    throw new NumislabError(
      "input",
      `${sheet} has no column ${missing.join(", ")}: it has ${Object.keys(records[0]).join(", ")}.`,
    );
  const wrong: string[] = [];
  const rows = records.map(({ file, kind, country, year, design, ...details }, i): CatalogueRow => {
    const row = i + 2;
    if (file.trim() === "") wrong.push(`row ${row}: no file`);
    else if (!existsSync(join(dir, file))) wrong.push(`row ${row}: ${file} is not in the folder`);
    if (!KINDS.includes(kind as CoinKind))
      wrong.push(`row ${row}: kind is "${kind}", not ${KINDS.join(" or ")}`);
    if (country.trim() === "") wrong.push(`row ${row}: no country`);
    if (!/^\d{4}$/.test(year.trim())) wrong.push(`row ${row}: year is "${year}", not a year`);
    return {
      row,
      file,
      kind: kind as CoinKind,
      country,
      year: Number(year),
      design: design?.trim() || null,
      details,
    };
  });
  if (wrong.length > 0) {
    const more = wrong.length > 8 ? `; and ${wrong.length - 8} more` : "";
    throw new NumislabError("input", `${sheet}: ${wrong.slice(0, 8).join("; ")}${more}.`);
  }
  return rows;
}
