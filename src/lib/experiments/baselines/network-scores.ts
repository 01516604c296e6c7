import { SIDES } from "../../data/index";
import { scorePairs, type SiameseModel } from "../../models/index";
import type { Side } from "../../coins/index";
import { thresholdBy } from "../decisions";
import { embedSides } from "../../matchers/index";
import type { ReadyCoins } from "../siamese/ready-coins";
import type { SiameseConfig } from "../../runs/index";
import { siameseNetwork } from "../siamese/siamese-network";
import { readSweepInput } from "../sweeps/sweep-pairs";
import type { BaselineCoins } from "./baseline-coins";
import { RULE } from "./measure-method";
import { scoresOf, type PairScores } from "./pair-scores";

/**
 * Scores of a network on all pairs. @param ready the coins as this network sees them, in the same
 * order
 */
export async function modelScores(
  model: SiameseModel,
  ready: ReadyCoins,
  { pairs }: BaselineCoins,
): Promise<PairScores> {
  const embeddings = await embedSides(model.network, model.card, ready.coins);
  return {
    obverse: scorePairs(embeddings.obverse, pairs.obverse),
    reverse: scorePairs(embeddings.reverse, pairs.reverse),
  };
}

/** A network of a configuration's form with the random weights that training would begin with. */
export function untrainedModel(config: SiameseConfig): SiameseModel {
  const never = { threshold: NaN, calibration: { slope: 0, intercept: 0 }, chosenOn: "nothing" };
  const { network, encoder } = siameseNetwork(config, config.seed);
  return {
    network,
    card: { kind: "siamese", ...encoder, decisions: { obverse: never, reverse: never } },
  };
}

/**
 * Answers of a cross-validated run: each pair within a fold by the model that never saw that fold.
 */
export interface RunAnswers {
  scores: PairScores;
  /** Of each fold's model, chosen without that fold. */
  thresholds: Record<Side, number[]>;
}

/** The answers that a finished run left; NaN for pairs across folds. */
export function answersOfRun(folder: string, coins: BaselineCoins): RunAnswers {
  const { pairs, choices } = readSweepInput(folder);
  const key = (side: Side, a: string, b: string) => [side, ...[a, b].sort()].join("\n");
  const scores = new Map(
    pairs.flatMap((pair) =>
      pair.heldOut ? [[key(pair.side, pair.a, pair.b), pair.score] as const] : [],
    ),
  );
  const name = (i: number) => coins.coins[i].name;
  const thresholds = Object.fromEntries(
    SIDES.map((side) => [side, choices[side].map((choice) => thresholdBy(RULE, choice))]),
  ) as RunAnswers["thresholds"];
  return {
    scores: scoresOf(coins, (side, a, b) => scores.get(key(side, name(a), name(b))) ?? NaN),
    thresholds,
  };
}
