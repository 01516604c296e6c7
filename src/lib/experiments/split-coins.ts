import { dealIntoFolds, dieComponents, diePairs, type CoinDies } from "../data/index";
import { NumislabError } from "../errors";
import type { Random } from "../random";

export const SPLIT_COLUMNS = ["coin", "group", "fold"] as const;

/** Coins dealt into folds, groups whole. */
export interface Split {
  /** Coins in each group that stays together, largest first. */
  groups: number[];
  folds: { fold: number; coins: number; samePairs: { obverse: number; reverse: number } }[];
  /** Positions of the coins of each fold. */
  members: number[][];
  rows: Record<(typeof SPLIT_COLUMNS)[number], string | number>[];
}

/** Positions of the coins that are tested, that steer the training, and that are trained on. */
export interface FoldRoles {
  test: number[];
  validation: number[];
  training: number[];
}

/** The roles when one fold is tested: the next one validates, the others train. */
export function rolesOf({ members }: Split, tested: number): FoldRoles {
  const validating = (tested + 1) % members.length;
  return {
    test: members[tested],
    validation: members[validating],
    training: members.flatMap((own, fold) => (fold === tested || fold === validating ? [] : own)),
  };
}

/**
 * Splits coins by connected components of the die graph.
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
    const own = coins.flatMap((_, i) => (component[i] === g ? [i] : []));
    const { obverse, reverse } = samePairs(own);
    return { coins: own, samePairs: [obverse, reverse] };
  });
  const fold = dealIntoFolds(groups, folds, random);
  const members = Array.from({ length: folds }, (_, f) => coins.flatMap((_, i) => (fold[i] === f ? [i] : [])));
  if (members.some((own) => own.length < 2)) {
    throw new NumislabError(
      "input",
      `${coins.length} coins can't be split into ${folds} folds by die: the chains of linked dies hold ${sizes.slice(0, 8).join(", ")}` +
        `${sizes.length > 8 ? ", …" : ""} coins, and a chain can't be cut. Use fewer folds (split.folds, at least 3) or more coins.`,
    );
  }
  return {
    groups: sizes,
    folds: members.map((own, f) => ({ fold: f, coins: own.length, samePairs: samePairs(own) })),
    members,
    rows: coins.map(({ name }, i) => ({ coin: name, group: component[i] + 1, fold: fold[i] })),
  };
}
