import { resolve } from "node:path";
import type { Command } from "commander";
import { command, print, withProgress } from "./command";
import { load } from "./rooms";
import { addReadingOptions, sheetOptions } from "./sheet-words";
import { shellWord } from "../lib/base/shell-word";

/** Die studies that others published, in the form of a known study. */
export function addImport(data: Command): void {
  addReadingOptions(
    command(
      data,
      "import <study...>",
      "a published die study as a folder for die-study --known: IIIF manifests (version 2 or 3), JSON-LD in Nomisma's model, or tables of coins and dies",
    ),
  )
    .requiredOption("--photographs <dir>", "folder that holds its images; nothing is fetched")
    .requiredOption("--out <dir>", "a new folder for the photographs and die-links.csv")
    .action(async (studies: string[], { photographs, out, json, ...words }) => {
      const imported = await withProgress((onProgress) =>
        load.data().importStudy(
          studies.map((study) => resolve(study)),
          resolve(photographs),
          resolve(out),
          {
            sheetOptions: sheetOptions(words),
            onProgress: (done, total) => onProgress({ stage: "copying", done, total }),
          },
        ),
      );
      for (const warning of imported.warnings) console.error(`warning: ${warning}`);
      const dies = (side: "obverseDie" | "reverseDie") =>
        new Set(imported.coins.flatMap((coin) => coin[side] ?? [])).size;
      print(
        { json },
        imported,
        [
          `${imported.coins.length} coins, ${dies("obverseDie")} obverse and ${dies("reverseDie")} reverse dies, layout ${imported.layout}`,
          `To assign coins to these dies: npx numislab die-study NEW_COINS --known ${shellWord(out)} --out STUDY`,
          imported.folder,
        ].join("\n"),
      );
    });
}
