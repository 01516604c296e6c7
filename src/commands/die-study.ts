import { userInfo } from "node:os";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { textTable } from "../terminal";
import {
  checkPairWords,
  command,
  givenLayout,
  pairOptions,
  print,
  tellLeftOut,
  whole,
  withProgress,
} from "./command";
import { layoutHere } from "./layout-here";
import type { Side } from "../lib/coins/index";
import { NumislabError } from "../lib/base/errors";
import { takeDoubtfulOutlines } from "../lib/coins/find/doubtful-outlines";
import { addSheetOptions, sheetOptions } from "./sheet-words";
import { addMethodOptions, chosenMethod } from "./method-words";
import { coinSides, load, root } from "./rooms";
import { shellWord } from "../lib/base/shell-word";

/** From photographs to dies, die chains and die counts. */
export function addDieStudy(program: Command): void {
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
    .option("--known-sheet <file>", "that sheet, where it is not the folder's own")
    .addOption(pairOptions.anyRotation())
    .addOption(pairOptions.upright())
    .addOption(pairOptions.everyPair())
    .addOption(pairOptions.neighbours())
    .addOption(pairOptions.types())
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
        const {
          CAVEATS,
          comparisonForFile,
          decisionsInWords,
          knownCounts,
          knownInWords,
          questionOf,
          readKnownStudy,
          specimenWords,
          studyDecisions,
        } = load.diestudy();
        const { countRows } = load.report(),
          { studyToFolder } = load.jobs();
        const engine = await load.engine().startEngine();
        const found = await layoutHere(dir, layout);
        const knownStudy =
          known &&
          (await readKnownStudy(resolve(known), {
            layout: found,
            sheet: knownSheet && resolve(knownSheet),
          }));
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
        const sides = Object.entries(study.sides).flatMap(([side, one]) =>
          one ? [{ side: side as Side, ...one }] : [],
        );
        const rows = countRows(study);
        const compared = (study.comparison ?? []).map(
          ({ side, coins, bothSame, disagreements }) =>
            `${side}: ${coins} coins of the sheet, ${bothSame} links agree, ${disagreements.length} pairs disagree`,
        );
        const decisions = studyDecisions(study);
        const summary = {
          coins: study.coins.length,
          refused: study.refused,
          warnings: study.warnings,
          rotation: study.rotation?.rotation,
          rotationDecidedBy: study.rotation?.decidedBy,
          rotationEvidence: study.rotation?.evidence,
          files,
          specimens: study.specimens?.specimens,
          verdicts: study.verdicts.length,
          sides: Object.fromEntries(
            sides.map(({ side, estimates, review, contradictions }) => [
              side,
              { estimates, review: review.length, contradictions: contradictions.length },
            ]),
          ),
          comparison: study.comparison && comparisonForFile(study.comparison),
          changes: study.changes,
          known: knownStudy
            ? Object.fromEntries(
                sides.map(({ side, assigned }) => [side, knownCounts(assigned ?? [])]),
              )
            : undefined,
          decisions: decisions.map((decision) => ({
            number: decision.number,
            side: decision.side,
            kind: decision.kind,
            coins: decision.coins,
            question: questionOf(decision),
            expectedChange: decision.expectedChange,
            follows: decision.follows,
            pairs: decision.pairs.map(({ a: coinA, b: coinB }) => ({ coinA, coinB })),
          })),
        };
        const table =
          rows.length === 0
            ? "no side is shown by two coins"
            : textTable([
                Object.keys(rows[0]).map((title) => (title === "side" ? "" : title)),
                ...rows.map((row) => Object.values(row)),
              ]);
        print(
          { json },
          summary,
          [
            ...sides.flatMap(({ side, assigned }) =>
              assigned ? [knownInWords(side, assigned)] : [],
            ),
            ...(study.rotation ? [load.matchers().rotationWords(study.rotation)] : []),
            `In doubt: ${decisionsInWords(decisions)}.`,
            table,
            CAVEATS[0],
            ...specimenWords(study.specimens),
            ...compared,
            `To decide what is in doubt: npx numislab review ${shellWord(out)}`,
            join(resolve(out), "report.html"),
          ].join("\n"),
        );
      },
    );

  command(
    program,
    "review <study>",
    "judge the doubtful pairs of a die study in the browser; served on this machine only, with a token",
  )
    .option("--photographs <dir>", "where the study's photographs are now, if they were moved")
    .action(async (study, { photographs, json }) => {
      takeDoubtfulOutlines(); // a person looks at them, with their warnings
      const { startReview } = load.review();
      await load.engine().startEngine();
      const review = await startReview({
        study: resolve(study),
        photographs: photographs && resolve(photographs),
        by: userName(),
        now: () => new Date(),
        cache: coinSides,
      });
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
        process.once(signal, () => void review.stop());
      print({ json }, { url: review.url }, `Review: ${review.url}\n(Ctrl-C ends it)`);
      await review.ended;
    });
}

/** Who is at this machine; a container may have no name for them. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return "";
  }
}
