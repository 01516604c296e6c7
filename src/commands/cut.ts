import { resolve } from "node:path";
import type { Command } from "commander";
import { command, print, tellLeftOut, withProgress } from "./command";
import { load } from "./rooms";

/** Plates with many coins, cut into photographs of one side each. */
export function addCut(data: Command): void {
  command(
    data,
    "cut <plate...>",
    "cuts plates with many coins into numbered photographs of one side each; obverse and reverse are paired where they stand beside each other",
  )
    .requiredOption("--out <dir>", "a new folder for the coins, with the table cut.csv")
    .action(async (plates: string[], { out, json }) => {
      const folder = resolve(out);
      const { coins, refused } = await withProgress((onProgress) =>
        load.data().cutPlates(
          plates.map((plate) => resolve(plate)),
          folder,
          (done, total) => onProgress({ stage: "cutting", done, total }),
        ),
      );
      for (const { file, warning } of coins)
        if (warning) console.error(`warning: ${file}: ${warning}`);
      tellLeftOut(
        refused.map(({ why }) => why),
        "plate",
      );
      const names = new Set(coins.map(({ coin }) => coin));
      const paired = coins.filter(({ side }) => side === "obverse").length;
      const alone = names.size - paired;
      print(
        { json },
        { out: folder, coins, refused },
        [
          `${names.size} coins: ${paired} with obverse and reverse, ${alone} of one side`,
          ...(alone > 0
            ? [
                "A side that stands alone counts as an obverse in layout single, unless its name ends in -reverse",
              ]
            : []),
          folder,
        ].join("\n"),
      );
    });
}
