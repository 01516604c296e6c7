import { join, parse, resolve } from "node:path";
import type { Command } from "commander";
import { formatProbability } from "../lib/base/format-number";
import { textTable } from "../terminal";
import { command, print, tellLeftOut, withProgress } from "./command";
import { load, root } from "./rooms";
import type { CoinAnswer, PhotographAnswer } from "../lib/catalogue/index";

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
      const { identifyEach, loadCatalogue, outlinedFiles, writeOutlined } = load.catalogue();
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
      const rows = answers.flatMap(rowsOf);
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

/** A row for each coin of a photograph, and one for what else in it is round. */
function rowsOf({ photograph, coins, others }: PhotographAnswer): string[][] {
  const { base } = parse(photograph);
  const rows = coins.map((coin, i) =>
    rowOf(coins.length > 1 ? `${base}, coin ${i + 1}` : base, coin),
  );
  if (rows.length === 0) rows.push([base, "no coin found", "", "", ""]);
  if (others.length > 0) {
    const things =
      others.length === 1 ? "1 other round thing" : `${others.length} other round things`;
    rows.push([base, `and ${things}`, "", "", ""]);
  }
  return rows;
}

function rowOf(name: string, coin: CoinAnswer): string[] {
  const { answerWords } = load.catalogue();
  const [best, next] = coin.designs;
  const isDesign = coin.verdict === "design";
  const details = Object.values(best.details).filter((detail) => detail !== "");
  const other = isDesign ? next : best;
  return [
    name,
    answerWords(coin),
    formatProbability(coin.probability, "no answer"),
    isDesign ? details.join(", ") : "",
    other ? `${other.name} ${formatProbability(other.probability, "no answer")}` : "",
  ];
}
