import { resolve } from "node:path";
import type { Command } from "commander";
import { command, print } from "../command";
import { load } from "../rooms";
import { addReadingOptions, sheetOptions } from "../sheet-words";

/** The die chart of a study or of a published sheet, for print. */
export function addDieChart(program: Command): void {
  addReadingOptions(
    command(
      program,
      "die-chart <source>",
      "the die chart of a die study's folder, or of a sheet of die links, for print",
    )
      .requiredOption(
        "--out <file>",
        ".svg: one drawing, as long as it needs to be; .html: pages of A4; .pdf: these pages, for which Chromium or Chrome is needed",
      )
      .option("--pages", "with an .svg: a file for each page of A4, NAME-01.svg and so on"),
  ).action(async (source, { out, pages, json, ...words }) => {
    const { chartToFile } = load.jobs();
    const made = await chartToFile(resolve(source), resolve(out), {
      pages,
      sheetOptions: sheetOptions(words),
    });
    for (const warning of made.warnings) console.error(`warning: ${warning}`);
    print({ json }, made, made.files.join("\n"));
  });
}
