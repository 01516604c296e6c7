import { resolve } from "node:path";
import { Option, type Command } from "commander";
import {
  command,
  LAYOUT_CHOICES,
  LAYOUT_WORDS,
  print,
  withProgress,
  withTakeDoubtful,
} from "./command";
import type { Inspection } from "../lib/data/index";
import { coinSides, load } from "./rooms";
import { addSheetOptions, sheetOptions } from "./sheet-words";

/** What was understood of a folder before anything runs on it. */
export function addInspect(data: Command): void {
  addSheetOptions(
    withTakeDoubtful(
      command(
        data,
        "inspect <dir>",
        "what is understood of a folder of coins and its sheet before anything runs on it: layout, sides, copies, columns, doubtful dies, what is not used",
      ),
    ),
  )
    .addOption(
      new Option(
        "--layout <layout>",
        `${LAYOUT_WORDS}; found where it is left out, or auto`,
      ).choices([...LAYOUT_CHOICES, "auto"]),
    )
    .option("--masks <folder>", "writes a mask of each side there: white = coin")
    .option(
      "--outlines",
      "finds the coin of each side in large folders, too (over 200 photographs); --no-outlines: in none",
    )
    .option("--no-outlines")
    .option("--save", "writes the layout and these options to folder.json in the folder")
    .action(async (dir, { sheet, layout, masks, outlines, save, json, ...words }) => {
      const { folderOptions, inspectFolder, inspectionWords, saveFolderOptions } = load.data();
      const folder = resolve(dir);
      const given = sheetOptions(words);
      const inspection = await withProgress((onProgress) =>
        inspectFolder(folder, {
          sheet: sheet && resolve(sheet),
          sheetOptions: given,
          layout: layout === "auto" ? undefined : layout,
          masks: masks && resolve(masks),
          outlines,
          cache: coinSides,
          onProgress,
        }),
      );
      const refused = inspection.sheet !== null && "refused" in inspection.sheet;
      if (refused) process.exitCode = 1;
      const saved: string[] = [];
      if (save) {
        const before = (await folderOptions(folder)).sheet;
        saved.push(
          await saveFolderOptions(folder, {
            layout: inspection.layout,
            ...(given ? { sheet: { ...before, ...given } } : {}),
          }),
        );
      }
      print(
        { json },
        { ...inspection, saved: saved[0] ?? null },
        [...inspectionWords(inspection), ...notOutlined(inspection), ...saved].join("\n"),
      );
    });
}

function notOutlined({ coins }: Inspection): string[] {
  const sides = coins.flatMap((coin) => Object.values(coin.sides));
  return sides.some(({ outline, refused }) => outline ?? refused)
    ? []
    : ["Coins were not looked for in the photographs (otherwise: --outlines)"];
}
