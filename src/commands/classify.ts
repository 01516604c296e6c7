import { join, resolve } from "node:path";
import type { Command } from "commander";
import { formatProbability } from "../lib/base/format-number";
import { textTable } from "../terminal";
import { command, print, tellLeftOut } from "./command";
import { experiments, load, root } from "./rooms";

/** Which coin is it? */
export function addClassify(program: Command): void {
  command(
    program,
    "classify <photo...>",
    "which coin a photograph shows, whether it is commemorative, and what is known of it",
  )
    .option("--model <dir>", "a run or its model folder; the model that ships where it is left out")
    .action(async (photographs: string[], { model, json }) => {
      const { startEngine } = load.engine();
      const { classifyEach, loadClassifier } = load.models();
      const { modelOf } = load.runs();
      await startEngine();
      const folder =
        model === undefined
          ? join(root, "models", "euro-classifier")
          : modelOf(experiments, model, "classifier");
      console.error(`answered by ${folder}`);
      const all = await classifyEach(
        await loadClassifier(folder),
        photographs.map((photograph) => resolve(photograph)),
      );
      const answers = all.flatMap((answer) => ("refused" in answer ? [] : [answer]));
      const say = (answer: import("../lib/models/index").ClassAnswer) => {
        const { unsure, commemorative, country, year, occasion, mintage } = answer;
        const details = [
          country,
          year,
          occasion,
          mintage === null ? null : `${mintage.toLocaleString("en")} coins`,
        ].filter((detail) => detail !== null);
        const kind =
          commemorative === null ? "" : commemorative ? "commemorative" : "national side";
        return [
          answer.photograph,
          `${unsure ? "unsure, perhaps " : ""}${answer.class}`,
          formatProbability(answer.probabilities[answer.class], "no answer"),
          kind,
          details.join(", "),
        ];
      };
      print(
        { json },
        all,
        textTable([["photograph", "coin", "probability", "", ""], ...answers.map(say)]),
      );
      tellLeftOut(
        all.flatMap((answer) => ("refused" in answer ? [answer.refused] : [])),
        "photograph",
      );
    });
}
