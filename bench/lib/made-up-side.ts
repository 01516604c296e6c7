// One side of a made-up study: dies, and pair scores drawn from those that simulated strikes had.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Side } from "../../src/lib/coins/index";
import { probabilityOf, type Stage } from "../../src/lib/matchers/registration/evidence";
import { shippedCalibration } from "../../src/lib/matchers/index";
import type { Random } from "../../src/lib/base/random";

/** Quantiles of scores: of pairs of one die that were found and that were lost, and of others. */
type Scores = Record<"same" | "lost" | "sameType" | "otherType", number[]>;

const SCORES = JSON.parse(readFileSync(join(__dirname, "pair-scores.json"), "utf8")) as Record<
  Side,
  Scores
>;
/** Coins of a die, on average; share of worn coins, and the share of its links that each loses. */
const COINS_A_DIE: Record<Side, number> = { obverse: 6, reverse: 3.5 };
const WORN = 0.06;
const LOST = { worn: [0.6, 0.9, 0.97], other: 0.003 };
const TYPES = 2;

export interface MadeUpSide {
  coins: string[];
  /** Die of each. */
  truth: number[];
  pairs: { a: string; b: string; side: Side; score: number; probability: number; stage: Stage }[];
}

export function madeUpSide(side: Side, coins: number, rng: Random): MadeUpSide {
  const output = Array.from(
    { length: Math.round(coins / COINS_A_DIE[side]) },
    () => -Math.log(1 - rng.next()),
  ); // geometric
  const type = output.map(() => rng.integer(TYPES));
  const truth = Array.from({ length: coins }, () => weighted(output, rng));
  const names = truth.map((_, i) => String(i + 1));
  const losing = truth.map(() => (rng.next() < WORN ? rng.pick(LOST.worn) : LOST.other));
  const calibration = shippedCalibration();
  const scores = SCORES[side];
  const pairs = names.flatMap((a, i) =>
    names.slice(i + 1).map((b, k) => {
      const j = i + 1 + k;
      const lost = rng.next() < 1 - (1 - losing[i]) * (1 - losing[j]);
      const score = quantile(
        truth[i] === truth[j]
          ? scores[lost ? "lost" : "same"]
          : scores[type[truth[i]] === type[truth[j]] ? "sameType" : "otherType"],
        rng.next(),
      );
      const stage: Stage = score < -1 ? "screened" : score < 0 ? "rejected" : "registered";
      return {
        a,
        b,
        side,
        score,
        stage,
        probability: probabilityOf({ stage, score }, calibration),
      };
    }),
  );
  return { coins: names, truth, pairs };
}

/** A value between two neighbouring quantiles of the same stage, so that scores do not tie. */
function quantile(values: readonly number[], share: number): number {
  const place = share * (values.length - 1);
  const [low, part] = [Math.floor(place), place % 1];
  const [x, y] = [values[low], values[Math.min(low + 1, values.length - 1)]];
  return Math.floor(x) === Math.floor(y) ? x + part * (y - x) : x;
}

/** A position, each as likely as its weight. */
function weighted(weights: readonly number[], rng: Random): number {
  let left = rng.next() * weights.reduce((sum, weight) => sum + weight, 0);
  return weights.findIndex((weight) => (left -= weight) < 0);
}
