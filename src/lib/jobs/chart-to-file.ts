import { statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { NumislabError, requireOwnOutput, writeWhole } from "../base/index";
import { readSheet, type CoinDies, type SheetOptions } from "../data/index";
import { dieChart, dieChartPages } from "../diestudy/index";
import { dieChartPage, printPdf } from "../report/index";

export interface ChartToFileOptions {
  /** What overrules the reader of the sheet. */
  sheetOptions?: SheetOptions;
  /** With an `.svg`: a file for each page of A4, `NAME-01.svg` and so on. */
  pages?: boolean;
}

/**
 * The die chart of a study, or of a sheet of die links, as a file: `.svg` as one drawing, `.html` as
 * pages of A4 that a browser prints, `.pdf` as these pages printed.
 *
 * @param source folder of a die study, or a sheet of die links
 * @returns the files that were written, and what the reader of the sheet had to say
 * @throws NumislabError "input" where the source cannot be read, "usage" where the file's ending is
 *   another or `out` is not a chart, "state" where a PDF is asked for and there is no Chromium
 */
export async function chartToFile(
  source: string,
  out: string,
  { sheetOptions, pages = false }: ChartToFileOptions = {},
): Promise<{ files: string[]; coins: number; warnings: string[] }> {
  const ending = extname(out).toLowerCase();
  if (![".svg", ".html", ".pdf"].includes(ending))
    throw new NumislabError(
      "usage",
      `${out}: a die chart is written as .svg, .html or .pdf; give the file one of these endings`,
    );
  if (pages && ending !== ".svg")
    throw new NumislabError("usage", `--pages goes with an .svg; ${ending} has pages by itself`);
  const { coins, warnings } = await coinsOfSource(source, sheetOptions);
  const title = basename(source).replace(/\.[^.]+$/, "");
  const page = ending === ".pdf" ? out.replace(/pdf$/i, "html") : out;
  const texts: [file: string, text: string][] =
    ending !== ".svg"
      ? [[page, dieChartPage(coins, title)]]
      : pages
        ? dieChartPages(coins).map((svg, i) => [numbered(out, i + 1), svg])
        : [[out, dieChart(coins)]];
  if (ending === ".pdf") requireOwnOutput(out, { endings: [".pdf"], mark: "%PDF" });
  for (const [file] of texts)
    requireOwnOutput(file, { endings: [extname(file)], mark: "Die chart" });
  for (const [file, text] of texts) await writeWhole(file, text);
  const files = texts.map(([file]) => file);
  if (ending === ".pdf") files.push(await printPdf(page, { ownPages: true }));
  return { files, coins: coins.length, warnings };
}

const numbered = (file: string, page: number) =>
  file.replace(/\.svg$/i, `-${String(page).padStart(2, "0")}.svg`);

async function coinsOfSource(
  source: string,
  sheetOptions?: SheetOptions,
): Promise<{ coins: CoinDies[]; warnings: string[] }> {
  const isFolder = statSync(source, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const file = isFolder ? join(source, "dies.csv") : source;
  if (isFolder && !statSync(file, { throwIfNoEntry: false }))
    throw new NumislabError(
      "input",
      `${source} is not the folder of a die study: it has no dies.csv. Name a study, or a sheet of die links.`,
    );
  const { rows, warnings } = await readSheet(file, { options: sheetOptions });
  return {
    coins: rows.map(({ coin, obverseDie, reverseDie }) => ({ name: coin, obverseDie, reverseDie })),
    warnings,
  };
}
