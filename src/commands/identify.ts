import { join, parse, resolve } from "node:path";
import type { Command } from "commander";
import { formatProbability } from "../lib/base/format-number";
import { textTable } from "../terminal";
import { command, print, tellLeftOut, withProgress } from "./command";
import { load, root } from "./rooms";

/** Which coin is it, of all that a catalogue has? */
export function addIdentify(program: Command): void {
  command(
    program,
    "identify <photo...>",
    "which 2-euro coins photographs show, of all that a catalogue has a picture of",
  )
    .requiredOption(
      "--catalogue <dir>",
      "folder with pictures and catalogue.csv (file, kind, country, year, and whatever else is known)",
    )
    .option("--out <dir>", "folder for the photographs with each coin outlined and named, as PNG")
    .action(async (photographs: string[], { catalogue: dir, out, json }) => {
      const { answerWords, identifyEach, loadCatalogue, outlinedFiles, writeOutlined } =
        load.catalogue();
      const leftOut: string[] = [];
      const all = await withProgress(async (onProgress, line) => {
        const catalogue = await loadCatalogue(resolve(dir), {
          cache: join(root, ".cache", "catalogue"),
          onProgress,
        });
        for (const note of catalogue.notes) line(note);
        leftOut.push(...catalogue.leftOut);
        return identifyEach(
          catalogue,
          photographs.map((photograph) => resolve(photograph)),
          onProgress,
        );
      });
      const answers = all.flatMap((answer) => ("refused" in answer ? [] : [answer]));
      if (out !== undefined) {
        const files = outlinedFiles(
          resolve(out),
          answers.map(({ photograph }) => photograph),
        );
        for (const [i, answer] of answers.entries())
          console.error(await writeOutlined(files[i], answer));
      }
      const rows = answers.flatMap(({ photograph, coins }) =>
        coins.length === 0
          ? [[parse(photograph).base, "no coin found", "", "", ""]]
          : coins.map((coin, i) => {
              const [best, next] = coin.designs;
              const details =
                coin.verdict === "design"
                  ? Object.values(best.details)
                      .filter((detail) => detail !== "")
                      .join(", ")
                  : "";
              const other = coin.verdict === "design" ? next : best;
              const name =
                coins.length > 1
                  ? `${parse(photograph).base}, coin ${i + 1}`
                  : parse(photograph).base;
              return [
                name,
                answerWords(coin),
                formatProbability(coin.probability, "no answer"),
                details,
                other ? `${other.name} ${formatProbability(other.probability, "no answer")}` : "",
              ];
            }),
      );
      print(
        { json },
        all,
        textTable([["photograph", "coin", "probability", "details", "next"], ...rows]),
      );
      tellLeftOut(leftOut, "catalogue picture");
      tellLeftOut(
        all.flatMap((answer) => ("refused" in answer ? [answer.refused] : [])),
        "photograph",
      );
    });
}
