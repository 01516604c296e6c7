import { userInfo } from "node:os";
import { resolve } from "node:path";
import type { Command } from "commander";
import { takeDoubtfulOutlines } from "../../lib/coins/find/doubtful-outlines";
import { command, print } from "../command";
import { coinSides, load } from "../rooms";

/** A die study's doubtful pairs, judged in the browser. */
export function addReview(program: Command): void {
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
