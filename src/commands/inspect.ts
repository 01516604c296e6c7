import { resolve } from "node:path";
import { Option, type Command } from "commander";
import { command, print, withProgress } from "./command";
import { load } from "./rooms";
import { sheetOptions, sheetWords } from "./sheet-words";

/** What was understood of a folder before anything runs on it. */
export function addInspect(data: Command): void {
  command(
    data,
    "inspect <dir>",
    "what is understood of a folder of coins and its sheet before anything runs on it: layout, sides, copies, columns, doubtful dies, what is not used",
  )
    .option("--sheet <file>", "die links; the folder's own where it is left out")
    .addOption(sheetWords.columns())
    .addOption(sheetWords.sheetName())
    .addOption(sheetWords.unknown())
    .addOption(sheetWords.dieNames())
    .addOption(sheetWords.carryDown())
    .addOption(sheetWords.noCarryDown())
    .addOption(
      new Option(
        "--layout <layout>",
        "halves: one image a coin, obverse left; single: one image a side; found where it is left out",
      ).choices(["halves", "single"]),
    )
    .option("--save", "writes the layout and these options to folder.json in the folder")
    .action(async (dir, { sheet, layout, save, json, ...words }) => {
      const { folderOptions, inspectFolder, inspectionWords, saveFolderOptions } = load.data();
      const folder = resolve(dir);
      const given = sheetOptions(words);
      const inspection = await withProgress((onProgress) =>
        inspectFolder(folder, {
          sheet: sheet && resolve(sheet),
          sheetOptions: given,
          layout,
          onProgress: (done, total) => onProgress({ stage: "looking for copies", done, total }),
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
        [...inspectionWords(inspection), ...saved].join("\n"),
      );
    });
}
