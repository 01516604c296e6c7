import { join } from "node:path";
import type { Layout } from "../../coins/index";
import { NumislabError, shellWord } from "../../base/index";
import { coinsInFolder, list } from "../folders/coins-in-folder";
import type { CoinFiles } from "../folders/folder-of-coins";
import { folderOptions } from "../folder-options";
import { matchNames } from "./match-names";
import type { Grid } from "./file/grid";
import { readGrids } from "./file/open-sheet";
import type { SheetOptions } from "./options";
import { readSheet } from "./read-sheet";
import type { SheetReading } from "./sheet-reading";
import { asFetched, readFetched } from "../sources/fetched-list";
import { isAddress } from "./columns/column-content";
import { findHeader, headingsOf, rateDies } from "./columns/table";

/** A coin with its photographs and the dies that a sheet says struck it; null: not known. */
export interface LabelledCoin extends CoinFiles {
  obverseDie: string | null;
  reverseDie: string | null;
  /** Further columns of the sheet, by their heading. */
  extra?: Record<string, string>;
}

export interface LabelledCoins {
  coins: LabelledCoin[];
  /** The sheet that was read. */
  sheet: string;
  /**
   * In words: rows that could not be used, coins without a photograph, photographs without a row.
   */
  warnings: string[];
  /** Everything that was understood of the sheet. */
  reading: SheetReading;
}

const SHEET = /\.(xlsx|ods|csv|tsv|xls)$/i;

/**
 * The coins of a folder together with their dies: photographs (see `coinsInFolder`) matched to the
 * rows of a sheet (see `readDieSheet`), in the order of the sheet. A coin is called as the sheet
 * calls it. Photographs without a row are left out, rows without a photograph too; `warnings` names
 * them.
 *
 * @param options.sheetOptions what overrules the reader's conclusions; else what `folder.json`
 *   beside the photographs says
 * @param options.sheet path of the sheet; else `die-links.*`, `die-labels.*`, or the folder's only
 *   sheet
 * @throws NumislabError `input` when there is no sheet, or none of its coins has a photograph
 */
export async function loadDieLinks(
  dir: string,
  {
    sheet,
    layout,
    sheetOptions,
  }: { sheet?: string; layout?: Layout; sheetOptions?: SheetOptions } = {},
): Promise<LabelledCoins> {
  const folder = await coinsInFolder(dir, { layout });
  const file = sheet ?? (await sheetIn(dir))!;
  const photographs = folder.coins.map((coin) => coin.name);
  const options = sheetOptions ?? (await folderOptions(dir)).sheet;
  const reading = await readSheet(file, { photographs, options });
  const { rows } = reading;
  const fetched = await readFetched(dir);
  const named = fetched ? asFetched(rows, fetched) : rows;
  const { matched, missing, unused, warning } = matchNames(named, folder.coins, (coin) =>
    layout === "single" ? coin.name : coin.file,
  );
  const notFetched = missing.filter((m) => isAddress(rows[m.coin].image ?? "")).length;
  const howToFetch =
    notFetched === 0
      ? []
      : [
          `${notFetched === 1 ? "1 photograph is" : `${notFetched} photographs are`} named by a web address and not in ${dir}: fetch with npx numislab data fetch --sheet ${shellWord(file)} --out FOLDER`,
        ];
  if (matched.length === 0) {
    const shown = `the sheet has '${rows[0].image ?? rows[0].coin}'${rows[0].image ? " as its image" : ""}, the folder '${folder.coins[0].name}'`;
    const shared = missing.filter(({ message }) => !/has no photograph$/.test(message));
    const where = (some: typeof missing) =>
      some.map((m) => `${rows[m.coin].sheet} row ${rows[m.coin].row}: ${m.message}`);
    const why =
      shared.length > 0
        ? [...where(shared), ...reading.warnings]
        : [...howToFetch, ...reading.warnings, ...where(missing)];
    throw new NumislabError(
      "input",
      `no coin of ${file} ${shared.length > 0 ? `can be told from the others in ${dir}: give each coin a row and a photograph of its own.` : `has a photograph in ${dir}: ${shown}; name them alike.`}${why
        .slice(0, 5)
        .map((line) => `\n  ${line}`)
        .join("")}`,
    );
  }
  const warnings = [
    ...folder.leftOut.map(({ why }) => `left out: ${why}`),
    ...folder.warnings,
    ...reading.warnings.map((warning) => `${file}: ${warning}`),
    ...howToFetch.map((how) => `${file}: ${how}`),
    ...(warning ? [`${file}: ${warning}`] : []),
    ...missing.map((m) => `${file}: ${rows[m.coin].sheet} row ${rows[m.coin].row}: ${m.message}`),
  ];
  if (unused.length > 0)
    warnings.push(
      `${unused.length} ${unused.length === 1 ? "photograph has" : "photographs have"} no row in ${file}: ${some(unused.map((c) => c.name))}`,
    );
  const coins = matched.map(({ coin, file: files }) => {
    const { coin: name, obverseDie, reverseDie, extra } = rows[coin];
    return { ...files, name, obverseDie, reverseDie, ...(extra ? { extra } : {}) };
  });
  return { coins, sheet: file, warnings, reading };
}

function some(names: string[]): string {
  return names.length > 8 ? `${names.slice(0, 8).join(", ")} …` : names.join(", ");
}

/**
 * The sheet of die links of a folder.
 *
 * @returns null where there is none and `wanted` is false
 * @throws NumislabError `input` when there are several, or none
 */
export async function sheetIn(dir: string, { wanted: must = true } = {}): Promise<string | null> {
  const sheets = (await list(dir)).filter((n) => SHEET.test(n) && !n.startsWith("~$"));
  for (const wanted of ["die-links", "die-labels"]) {
    const found = ["xlsx", "ods", "csv", "tsv", "xls"]
      .map((e) => `${wanted}.${e}`)
      .find((n) => sheets.includes(n));
    if (found) return join(dir, found);
  }
  const about = await Promise.all(
    sheets
      .filter((n) => n !== "unsure-pairs.csv")
      .map(async (name) => ({ name, photographs: await namesPhotographsAlone(join(dir, name)) })),
  );
  const candidates = about.filter(({ photographs }) => !photographs).map(({ name }) => name);
  if (candidates.length === 1) return join(dir, candidates[0]);
  if (candidates.length === 0 && !must) return null;
  const others = about
    .filter(({ photographs }) => photographs)
    .map(({ name }) => `${name} names photographs and no dies`);
  const problem =
    candidates.length === 0
      ? ["has no sheet of die links", ...others].join("; ")
      : `has several sheets (${candidates.join(", ")})`;
  throw new NumislabError(
    "input",
    `${dir} ${problem}: call one die-links.xlsx, or name it with --sheet.`,
  );
}

/**
 * Whether the first filled row of a sheet heads a column of photographs, and none of dies: such a
 * table says something else of them.
 */
async function namesPhotographsAlone(file: string): Promise<boolean> {
  // what is wrong with it is told where it is read
  const grids = await readGrids(file).catch((): Grid[] => []);
  if (grids.some((grid) => findHeader(grid, rateDies))) return false;
  const first = grids.flatMap(({ rows }) => rows)[0];
  const headings = first && headingsOf(first);
  return headings ? [...headings.values()].some(({ image }) => image) : false;
}
