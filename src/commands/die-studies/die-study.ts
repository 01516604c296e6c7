import { join, resolve } from "node:path";
import type { Command } from "commander";
import {
  checkPairWords,
  command,
  givenLayout,
  addPairOptions,
  print,
  tellLeftOut,
  whole,
  withProgress,
} from "../command";
import { studyInWords, studySummary } from "./die-study-summary";
import { layoutHere } from "../layout-here";
import { NumislabError } from "../../lib/base/errors";
import { addSheetOptions, sheetOptions } from "../sheet-words";
import { addMethodOptions, chosenMethod } from "../method-words";
import { coinSides, load, root } from "../rooms";
import { shellWord } from "../../lib/base/shell-word";

/** From photographs to dies, die chains and die counts. */
export function addDieStudy(program: Command): void {
  addPairOptions(
    addSheetOptions(
      addMethodOptions(
        command(
          program,
          "die-study <dir>",
          "which coins were struck by which dies, and how many dies there were; writes tables, a die chart and graphs",
        ),
      )
        .requiredOption(
          "--out <dir>",
          "folder for report.html, pairs.csv, dies.csv, review.csv, estimates.json, die-chart.svg and more; a verdicts.csv in it is respected",
        )
        .addOption(givenLayout()),
      "a sheet of die links to compare with; the study itself never looks at it",
    )
      .option(
        "--known <dir>",
        "assign the coins to the dies of this study: a finished die study, or photographs with a sheet of die links",
      )
      .option("--known-sheet <file>", "that sheet, where it is not the folder's own"),
  )
    .option("--keep-specimens-apart", "count every photograph as a coin of its own")
    .option("--seed <seed>", "of the draws behind support and intervals", whole, 1)
    .action(
      async (
        dir,
        {
          out,
          method,
          model,
          layout,
          sheet,
          known,
          knownSheet,
          anyRotation,
          upright,
          everyPair,
          neighbours,
          types,
          keepSpecimensApart,
          seed,
          json,
          ...words
        },
      ) => {
        checkPairWords({ everyPair, neighbours, types });
        if (knownSheet && !known)
          throw new NumislabError(
            "usage",
            "--known-sheet is the sheet of --known, which is missing",
          );
        if (known && resolve(known) === resolve(out))
          throw new NumislabError(
            "usage",
            "--known and --out are the same folder: name another one with --out",
          );
        const chosen = chosenMethod(
          { method, model },
          { anyRotation, everyPair, neighbours, types },
        );
        const { readKnownStudy } = load.diestudy();
        const { studyToFolder } = load.jobs();
        const engine = await load.engine().startEngine();
        const found = await layoutHere(dir, layout);
        const knownStudy = known
          ? await readKnownStudy(resolve(known), {
              layout: found,
              sheet: knownSheet && resolve(knownSheet),
            })
          : undefined;
        const { study, files } = await withProgress((onProgress) =>
          studyToFolder(resolve(dir), resolve(out), {
            ...chosen,
            layout: found,
            sheet: sheet && resolve(sheet),
            sheetOptions: sheetOptions(words),
            types: types && resolve(types),
            known: knownStudy,
            anyRotation: upright ? false : anyRotation,
            findRotation: true,
            everyPair,
            neighbours,
            keepSpecimensApart,
            seed,
            cache: coinSides,
            inputs: coinSides,
            root,
            engine,
            onProgress,
          }),
        );
        tellLeftOut(
          study.refused.map(({ why }) => why),
          "photograph",
        );
        for (const warning of study.warnings) console.error(`warning: ${warning}`);
        print(
          { json },
          studySummary(study, { files, known: knownStudy !== undefined }),
          [
            ...studyInWords(study),
            `To decide what is in doubt: npx numislab review ${shellWord(out)}`,
            join(resolve(out), "report.html"),
          ].join("\n"),
        );
      },
    );
}
