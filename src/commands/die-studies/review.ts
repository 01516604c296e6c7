import { userInfo } from "node:os";
import { resolve } from "node:path";
import type { Command } from "commander";
import { takeDoubtfulOutlines } from "../../lib/coins/find/doubtful-outlines";
import { command, portNumber, print } from "../command";
import { coinSides, load } from "../rooms";

/** A die study's doubtful pairs, judged in the browser. */
export function addReview(program: Command): void {
  command(
    program,
    "review <study>",
    "judge the doubtful pairs of a die study in the browser; served on this machine only, with a token",
  )
    .option("--photographs <dir>", "where the study's photographs are now, if they were moved")
    .option(
      "--judge <name>",
      "who judges; the name of the user of this machine where it is left out",
    )
    .option("--port <port>", "to listen on; any free one where it is left out", portNumber)
    .action(async (study, { photographs, judge = userName(), port, json }) => {
      takeDoubtfulOutlines(); // a person looks at them, with their warnings
      const { agreementInWords, judgesForFile } = load.diestudy();
      const { startReview } = load.review();
      await load.engine().startEngine();
      const review = await startReview({
        study: resolve(study),
        photographs: photographs && resolve(photographs),
        by: judge,
        now: () => new Date(),
        cache: coinSides,
        port,
      });
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
        process.once(signal, () => void review.stop());
      const judges = judgesForFile(review.judgements);
      print(
        { json },
        { url: review.url, judge, ...judges },
        [
          ...(judges.agreement ? agreementInWords(judges.agreement) : []),
          `Review: ${review.url}\n(Ctrl-C ends it)`,
        ].join("\n"),
      );
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
