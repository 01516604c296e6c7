import { resolve } from "node:path";
import { Option, type Command } from "commander";
import { textTable } from "../terminal";
import { command, print, withProgress } from "./command";
import { experiments, load, root } from "./rooms";
import { evaluationTable } from "./tables";
import { requireOwnOutput } from "../lib/base/own-output";
import { shellWord } from "../lib/base/shell-word";

/** Pages about runs, and the main job. */
export function addReport(program: Command): void {
  command(
    program,
    "report <run...>",
    "a self-contained page about a run, a classifier's runs with several seeds, or any runs side by side",
  )
    .option("--out <file>", "where it goes; in the last run's folder where it is left out")
    .option(
      "--pdf",
      "print it as a PDF beside the page too, for which Chromium or Chrome is needed",
    )
    .action(async (runs: string[], { out, pdf, json }) => {
      const { findRun } = load.runs();
      const { reportRuns } = load.jobs();
      if (out)
        requireOwnOutput(resolve(out), { endings: [".html", ".htm"], mark: "<!doctype html" });
      const report = await reportRuns(
        root,
        runs.map((run) => findRun(experiments, run)),
        out && resolve(out),
      );
      if (!pdf) return print({ json }, { report }, report);
      const printed = await load.report().printPdf(report);
      print({ json }, { report, pdf: printed }, `${report}\n${printed}`);
    });

  command(
    program,
    "reproduce",
    "the main job: every notebook, headless, then the figures beside the write-ups'",
  )
    .option(
      "--data <dir>",
      "a class folder, or photographs and a sheet of die links; simulated photographs of both kinds where it is left out",
    )
    .addOption(
      new Option("--scale <scale>", "quick: small and few epochs, to see that it works")
        .choices(["quick", "full"])
        .default("full"),
    )
    .action(async ({ data, scale, json }) => {
      const { claimsTable, QUICK_NOTE, reproduce, sameDieTable } = load.jobs();
      const result = await withProgress((onProgress, line) =>
        reproduce({ root, data: data && resolve(data), scale, onProgress, onLine: line }),
      );
      const { classifier, siamese, sameDie, dieStudy, pages, leftOut, index } = result;
      const parts = [
        scale === "quick" && QUICK_NOTE,
        classifier &&
          `Which coin?\n${textTable(claimsTable(classifier.claims))}\nReport: ${classifier.report}`,
        siamese &&
          `Same die?\n${sameDie ? textTable(sameDieTable(sameDie)) : evaluationTable(siamese.evaluation.heldOut)}\nReport: ${siamese.report}`,
        dieStudy &&
          `Which dies, and how many?\nReport: ${dieStudy.report}\nTo judge what is in doubt: npx numislab review ${shellWord(dieStudy.study)}`,
        leftOut.length > 0 &&
          `Left out:\n${leftOut.map(({ step, why }) => `  ${step}: ${why}`).join("\n")}`,
        pages.length > 0 &&
          `Notebooks, as they ran:\n${pages.map((page) => `  ${page}`).join("\n")}`,
        `All of it on one page: ${index}`,
      ];
      print({ json }, result, parts.filter(Boolean).join("\n\n"));
    });
}
