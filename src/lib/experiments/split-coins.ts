import { dealIntoFolds, dieComponents, diePairs, type CoinDies } from "../data/index";
import { NumislabError } from "../errors";
import type { Random } from "../random";

/** What the first folds are for; the others train. */
const ROLES = ["test", "validation"] as const;
export const SPLIT_COLUMNS = ["coin", "group", "fold", "role"] as const;

/** Which coins are trained on, which steer the training, and which are only ever tested. */
export interface Split {
  /** Coins in each group that stays together, largest first. */
  groups: number[];
  folds: { fold: number; role: string; coins: number; samePairs: { obverse: number; reverse: number } }[];
  /** Positions of coins. */
  training: number[];
  validation: number[];
  test: number[];
  rows: Record<(typeof SPLIT_COLUMNS)[number], string | number>[];
}

/**
 * Splits coins by connected components of the die graph: fold 0 is tested, fold 1 validates, the others train.
 *
 * @throws NumislabError "input" where one component is so large that too few coins are left for the other folds
 */
export function splitCoins(coins: readonly CoinDies[], folds: number, random: Random): Split {
  const { component, sizes } = dieComponents(coins);
  const samePairs = (within: readonly number[]) => {
    const count = (side: "obverse" | "reverse") => diePairs(coins, side, within).same.filter(Boolean).length;
    return { obverse: count("obverse"), reverse: count("reverse") };
  };
  const groups = sizes.map((_, g) => {
    const members = coins.flatMap((_, i) => (component[i] === g ? [i] : []));
    const { obverse, reverse } = samePairs(members);
    return { coins: members, samePairs: [obverse, reverse] };
  });
  const fold = dealIntoFolds(groups, folds, random);
  const role = (f: number) => ROLES[f] ?? "training";
  const members = (wanted: (f: number) => boolean) => coins.flatMap((_, i) => (wanted(fold[i]) ? [i] : []));
  const test = members((f) => f === 0);
  const validation = members((f) => f === 1);
  const training = members((f) => f > 1);
  if (Math.min(test.length, validation.length, training.length) < 2) {
    throw new NumislabError(
      "input",
      `${coins.length} coins can't be split into ${folds} folds by die: the chains of linked dies hold ${sizes.slice(0, 8).join(", ")}` +
        `${sizes.length > 8 ? ", …" : ""} coins, and a chain can't be cut. Use fewer folds (split.folds, at least 3) or more coins.`,
    );
  }
  return {
    groups: sizes,
    folds: Array.from({ length: folds }, (_, f) => {
      const own = members((g) => g === f);
      return { fold: f, role: role(f), coins: own.length, samePairs: samePairs(own) };
    }),
    training,
    validation,
    test,
    rows: coins.map(({ name }, i) => ({ coin: name, group: component[i] + 1, fold: fold[i], role: role(fold[i]) })),
  };
}
