import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { SIDES } from "../../data/index";
import { writeJson } from "../../runs/index";
import type { BaselineCoins } from "./baseline-coins";
import type { PairScores } from "./pair-scores";

/** Scores of every labelled pair and the processor time that they took. */
export interface TimedScores {
  scores: PairScores;
  /**
   * Seconds of all threads together: describing every side and comparing every pair, not reading
   * photographs.
   */
  seconds: number;
}

/** Processor time of this process and its threads so far, in seconds. */
export type CpuClock = () => number;

/** Raise it whenever what a method makes of reliefs changes. */
const RECIPE = 2;
const KEPT = z.object({
  seconds: z.number(),
  scores: z.object({ obverse: z.array(z.number()), reverse: z.array(z.number()) }),
});

/** What `make` makes, with its time. */
export async function timed(cpu: CpuClock, make: () => Promise<PairScores>): Promise<TimedScores> {
  const start = cpu();
  const scores = await make();
  return { scores, seconds: cpu() - start };
}

/**
 * The same, kept from before where it was made of these reliefs and pairs. An entry that cannot be
 * read is recreated.
 *
 * @param folder where it is kept; nowhere where it is left out
 */
export async function kept(
  folder: string | undefined,
  method: string,
  coins: BaselineCoins,
  make: () => Promise<TimedScores>,
): Promise<TimedScores> {
  const file = folder && join(folder, `${method}-${RECIPE}-${digestOf(coins)}.json`);
  const before = file
    ? await readFile(file, "utf8").then(
        (text) => KEPT.parse(JSON.parse(text)),
        () => null,
      )
    : null;
  if (before && SIDES.every((side) => before.scores[side].length === coins.pairs[side].a.length)) {
    return {
      seconds: before.seconds,
      scores: {
        obverse: Float64Array.from(before.scores.obverse),
        reverse: Float64Array.from(before.scores.reverse),
      },
    };
  }
  const made = await make();
  if (file)
    await writeJson(file, {
      seconds: made.seconds,
      scores: { obverse: [...made.scores.obverse], reverse: [...made.scores.reverse] },
    });
  return made;
}

function digestOf({ sides, pairs }: BaselineCoins): string {
  const hash = createHash("sha256");
  for (const side of SIDES)
    hash
      .update(sides[side].map(({ digest }) => digest).join())
      .update(pairs[side].a.join())
      .update(pairs[side].b.join());
  return hash.digest("hex").slice(0, 32);
}
