import { readdir } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { folderEntries, NumislabError } from "../base/index";
import { readGrids, textAt, type GridRow } from "../data/index";

/** A row of the catalogue's sheet. */
export interface CatalogueRow {
  /** As it is counted in a spreadsheet, the header being row 1. */
  row: number;
  /** Of the picture, in the catalogue's folder, as the folder spells it. */
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
const SHEET = /^catalogue\.(csv|tsv|xlsx|ods|xls)$/i;

/**
 * Reads `catalogue.csv` (or `.tsv`, `.xlsx`, `.ods`, `.xls`) of a folder: columns file, kind,
 * country, year, perhaps design, and whatever else is known. Capitals in headings and kinds do not
 * matter, nor do blank rows, the text encoding, or how a file name's accents are encoded.
 *
 * @throws NumislabError "input" for a missing sheet, column or picture, or a cell that cannot be
 *   read; rows are named
 */
export async function readCatalogueFile(dir: string): Promise<CatalogueRow[]> {
  const sheet = join(dir, await sheetIn(dir));
  const [grid] = (await readGrids(sheet)).filter(({ rows }) => recordsOf(rows).length > 0);
  const [header, ...records] = grid ? recordsOf(grid.rows) : [];
  if (records.length === 0)
    throw new NumislabError(
      "input",
      `${sheet} has no rows: it needs a header (${COLUMNS.join(",")}) and a row for each picture.`,
    );
  const headings = header.cells.map((text) =>
    [...COLUMNS, "design"].includes(text.toLowerCase()) ? text.toLowerCase() : text,
  );
  const missing = COLUMNS.filter((column) => !headings.includes(column));
  if (missing.length > 0)
    throw new NumislabError(
      "input",
      `${sheet} has no column ${missing.join(", ")}: it has ${headings.filter(Boolean).join(", ")}.`,
    );
  const wrong: string[] = [];
  const rows: CatalogueRow[] = [];
  for (const { row, cells } of records) {
    const named = headings.map((heading, i) => [heading, cells[i] ?? ""] as const);
    const { file, kind, country, year, design, ...details } = Object.fromEntries(
      named.filter(([heading]) => heading !== ""),
    );
    const spelt = await findInside(dir, file);
    if (file === "") wrong.push(`row ${row}: no file`);
    else if (leadsOut(file))
      wrong.push(`row ${row}: ${file} is outside the catalogue's folder; put the picture into it`);
    else if (spelt === null) wrong.push(`row ${row}: ${file} is not in the folder`);
    if (!KINDS.includes(kind.toLowerCase() as CoinKind))
      wrong.push(`row ${row}: kind is "${kind}", not ${KINDS.join(" or ")}`);
    if (country === "") wrong.push(`row ${row}: no country`);
    if (!/^\d{4}$/.test(year)) wrong.push(`row ${row}: year is "${year}", not a year`);
    rows.push({
      row,
      file: spelt ?? file,
      kind: kind.toLowerCase() as CoinKind,
      country,
      year: Number(year),
      design: design || null,
      details,
    });
  }
  if (wrong.length > 0) {
    const more = wrong.length > 8 ? `; and ${wrong.length - 8} more` : "";
    throw new NumislabError("input", `${sheet}: ${wrong.slice(0, 8).join("; ")}${more}.`);
  }
  return rows;
}

async function sheetIn(dir: string): Promise<string> {
  const { files } = await folderEntries(dir).catch(() => ({ files: [] as string[] }));
  const found = files.filter((name) => SHEET.test(name)).sort();
  if (found.length > 0) return found[0]; // .csv before the others
  const others = files.filter((name) => /\.(csv|tsv|xlsx|ods|xls)$/i.test(name));
  const hint =
    others.length > 0 ? ` The folder has ${others.slice(0, 3).join(", ")}: rename it.` : "";
  throw new NumislabError(
    "input",
    `${join(dir, "catalogue.csv")} cannot be read: a catalogue is a folder of pictures with a sheet catalogue.csv or catalogue.xlsx (columns ${COLUMNS.join(", ")}).${hint}`,
  );
}

/** Rows that are not blank, with their number in a spreadsheet and their texts, trimmed. */
function recordsOf(rows: readonly GridRow[]): { row: number; cells: string[] }[] {
  return rows
    .map((row) => ({
      row: row.at + 1,
      cells: Array.from({ length: Math.max(-1, ...row.cells.keys()) + 1 }, (_, column) =>
        textAt(row, column).trim(),
      ),
    }))
    .filter(({ cells }) => cells.some((text) => text !== ""));
}

function leadsOut(file: string): boolean {
  return isAbsolute(file) || /^[a-z]:/i.test(file) || file.split(/[/\\]/).includes("..");
}

/**
 * A path inside a folder, as the folder spells it: an accented letter may be one character or two,
 * which look alike. Null where it is not there, or outside.
 */
async function findInside(dir: string, file: string): Promise<string | null> {
  if (file === "" || leadsOut(file)) return null;
  let found = "";
  for (const part of file.split("/").filter((one) => one !== "" && one !== ".")) {
    const names = await readdir(join(dir, found)).catch((): string[] => []);
    const name =
      names.find((one) => one === part) ??
      names.find((one) => one.normalize("NFC") === part.normalize("NFC"));
    if (name === undefined) return null;
    found = join(found, name);
  }
  return found;
}
