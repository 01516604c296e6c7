import { basename, join, resolve } from "node:path";
import type { Command } from "commander";
import { refuseRunFolder } from "../lib/base/own-output";
import { addSheetOptions, sheetOptions } from "./sheet-words";
import { command, givenLayout, print, withProgress, withTakeDoubtful } from "./command";
import { layoutHere } from "./layout-here";
import { methodList, siameseFolder } from "./method-words";
import { load, root, shippedSiamese } from "./rooms";
import { baselinesText } from "./baselines-text";

/** Methods beside each other. */
export function addBaselines(program: Command): void {
  addSheetOptions(
    withTakeDoubtful(
      command(
        program,
        "baselines",
        "same die? Simple methods, Siamese networks and the matcher beside each other on the same pairs; trains what is missing",
      ),
    )
      .option(
        "--method <name...>",
        "measure these methods only, beside 'always different': those listed below, and random, untrained, siamese-write-up and siamese-best",
      )
      .option("--model <dir>", "a run or a model folder, for methods that take one")
      .option(
        "--scores <name=file...>",
        "measure scores of another tool too: a table with the columns coin_a, coin_b, side and score, higher for more alike",
      )
      .option("--distances <name=file...>", "the same, lower for more alike")
      .addHelpText("after", methodList)
      .option("--data <dir>", "photographs; 91 simulated coins where it is left out"),
    "die links, with a legend or type column or without; the folder's own where it is left out",
  )
    .addOption(givenLayout())
    .option(
      "--out <dir>",
      "where baselines.csv, .json and .html go; a folder in reports/ where it is left out",
    )
    .action(
      async ({
        method: methods,
        model,
        scores,
        distances,
        data,
        sheet,
        layout,
        out,
        json,
        ...words
      }) => {
        const { compareBaselines, givenScores } = load.experiments();
        const given = givenScores(scores, distances).map((one) => ({
          ...one,
          file: resolve(one.file),
        }));
        const { reportBaselines } = load.report();
        const { stopSignal } = load.training();
        if (out) refuseRunFolder(resolve(out));
        const found = data ? await layoutHere(data, layout) : "halves";
        const table = await withProgress((onProgress, line) =>
          compareBaselines({
            root,
            methods,
            given,
            model: model === undefined ? shippedSiamese : siameseFolder(model),
            data: data && resolve(data),
            sheet: sheet && resolve(sheet),
            sheetOptions: sheetOptions(words),
            layout: found,
            listen: stopSignal,
            onProgress,
            onWarning: (warning) => line(`warning: ${warning}`),
          }),
        );
        for (const warning of table.warnings) console.error(`warning: ${warning}`);
        const page = await reportBaselines(
          root,
          table,
          out ? resolve(out) : join(root, "reports", `baselines-${basename(table.data)}`),
        );
        print({ json }, { page, ...table }, `${baselinesText(table)}\n\n${page}`);
      },
    );
}
