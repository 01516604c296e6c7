import { dieOf, SIDES, type CoinDies } from "../data/index";
import { NumislabError } from "../base/index";
import type { SiameseConfig } from "../runs/index";
import { rolesOf, type FoldRoles, type Split } from "./siamese/split-coins";
import { splitsOf } from "./split-file";

/** The splits of an experiment, and the role of every coin for each fold that is tested. */
export interface FoldsToTrain {
  splits: Split[];
  roles: FoldRoles[];
}

/**
 * Splits coins as an experiment asks for, and makes sure before anything is trained that every
 * model has dies to tell apart, in training and in validation.
 *
 * @param extra coins that are trained on beside the training folds
 * @param root the project's folder
 * @throws NumislabError "input" as `splitsOf` does, and where a fold leaves a model nothing to
 *   learn from or nothing to be validated on
 */
export function foldsToTrain(
  { split }: Pick<SiameseConfig, "split">,
  coins: readonly CoinDies[],
  extra: readonly CoinDies[],
  root: string,
): FoldsToTrain {
  const splits = splitsOf(split, coins, root);
  const all = splits.flatMap((one) => one.members.map((_, fold) => rolesOf(one, fold)));
  const roles = split.crossValidate ? all : all.slice(0, 1);
  roles.forEach(({ training, validation }, fold) => {
    const dies = (positions: readonly number[]) => positions.map((i) => coins[i]);
    requireDies([...dies(training), ...extra], `to train on when fold ${fold} is tested`);
    requireDies(dies(validation), `to validate with when fold ${fold} is tested`);
  });
  return { splits, roles };
}

/**
 * Why an experiment cannot be trained on some coins, in a sentence; null where it can be.
 */
export function trainingObstacle(
  settings: Pick<SiameseConfig, "split">,
  coins: readonly CoinDies[],
  root: string,
): string | null {
  try {
    foldsToTrain(settings, coins, [], root);
    return null;
  } catch (error) {
    if (error instanceof NumislabError && error.code === "input") return error.message;
    throw error;
  }
}

function requireDies(coins: readonly CoinDies[], what: string): void {
  const dies = SIDES.map((side) => new Set(coins.flatMap((coin) => dieOf(coin, side) ?? [])).size);
  if (dies.some((count) => count >= 2)) return;
  const [obverse, reverse] = dies;
  throw new NumislabError(
    "input",
    `${coins.length} ${coins.length === 1 ? "coin is" : "coins are"} left ${what}, of ${obverse} known obverse and ${reverse} known reverse ${reverse === 1 ? "die" : "dies"}: at least 2 dies of one side are needed to tell them apart. Use fewer folds (split.folds, at least 3), or give the sheet more dies.`,
  );
}
