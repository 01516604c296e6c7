import { dealIntoFolds, dieComponents, diePairs, type CoinDies } from "../../data/index";
import { NumislabError, type Random } from "../../base/index";

/** Coins assigned to folds, groups whole. */
export interface Split {
  /** Coins in each group that stays together, largest first. */
  groups: number[];
  /** The group of every coin, 0 is the largest. */
  groupOf: Int32Array;
  folds: { fold: number; coins: number; samePairs: { obverse: number; reverse: number } }[];
  /** Positions of the coins of each fold. */
  members: number[][];
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
 * @param start see `dealIntoFolds`
 * @throws NumislabError "input" where one component is so large that too few coins are left for the
 *   other folds
 */
export function splitCoins(
  coins: readonly CoinDies[],
  folds: number,
  random: Random,
  start?: "random",
): Split {
  const { component, sizes } = dieComponents(coins);
  const groups = sizes.map((_, g) => {
    const own = coins.flatMap((_, i) => (component[i] === g ? [i] : []));
    const { obverse, reverse } = samePairs(coins, own);
    return { coins: own, samePairs: [obverse, reverse] };
  });
  return splitFrom(
    coins,
    dealIntoFolds(groups, folds, random, start),
    folds,
    "Use fewer folds (split.folds, at least 3) or more coins.",
  );
}

/** Number of attempts to find different folds. */
const MAX_TRIES = 50;

/**
 * Repeated group k-fold: splits coins several times, never twice in the same way. The first is that
 * of `splitCoins`.
 *
 * @throws NumislabError "input" as `splitCoins`, and where the groups are so few and large that
 *   they cannot be assigned in that many ways
 */
export function splitRepeatedly(
  coins: readonly CoinDies[],
  folds: number,
  repeats: number,
  random: Random,
): Split[] {
  const splits = [splitCoins(coins, folds, random)];
  const key = ({ members }: Split) =>
    members
      .map((own) => own.join())
      .sort()
      .join(";");
  const known = new Set(splits.map(key));
  for (let tries = 0; splits.length < repeats; tries++) {
    if (tries === MAX_TRIES * repeats) {
      throw new NumislabError(
        "input",
        `${describeGroups(splits[0].groups)}: they can be dealt into ${folds} about equal folds in ${splits.length} ${splits.length === 1 ? "way" : "ways"} only. Lower split.repeats (${repeats}).`,
      );
    }
    const split = splitCoins(coins, folds, random.fork(`try ${tries}`), "random");
    if (known.has(key(split))) continue;
    known.add(key(split));
    splits.push(split);
  }
  return splits;
}

/**
 * Leaves one group out at a time: each group of two or more coins is a fold of its own. Coins that
 * are linked to no other make the last fold together, which has different pairs only; a single one
 * of them joins the smallest group, for alone it has no pair.
 *
 * @throws NumislabError "input" where that gives fewer than 3 folds
 */
export function splitByGroup(coins: readonly CoinDies[]): Split {
  const { component, sizes } = dieComponents(coins);
  const linked = sizes.filter((size) => size > 1).length;
  const folds = linked + (sizes.length - linked > 1 ? 1 : 0);
  return splitFrom(
    coins,
    component.map((g) => Math.min(g, folds - 1)),
    folds,
    "Leave-one-group-out needs 3 groups.",
  );
}

/**
 * The split that has each coin in a given fold.
 *
 * @param foldOf of every coin, 0 … folds - 1; groups are whole
 * @param remedy what to do where it cannot be used, for the message
 * @throws NumislabError "input" where there are fewer than 3 folds or one has no pair
 */
export function splitFrom(
  coins: readonly CoinDies[],
  foldOf: ArrayLike<number>,
  folds: number,
  remedy: string,
): Split {
  const { component, sizes } = dieComponents(coins);
  const members = Array.from({ length: folds }, (_, f) =>
    coins.flatMap((_, i) => (foldOf[i] === f ? [i] : [])),
  );
  if (folds < 3 || members.some((own) => own.length < 2)) {
    throw new NumislabError(
      "input",
      `${coins.length} coins cannot be split into ${folds} folds by die: ${describeGroups(sizes)}, and a chain cannot be cut. ${remedy}`,
    );
  }
  return {
    groups: sizes,
    groupOf: component,
    folds: members.map((own, f) => ({
      fold: f,
      coins: own.length,
      samePairs: samePairs(coins, own),
    })),
    members,
  };
}

/** How many coins each chain of linked dies holds, in words. */
export function describeGroups(sizes: readonly number[]): string {
  const shown = sizes.slice(0, 12).join(", ");
  return `the chains of linked dies hold ${shown}${sizes.length > 12 ? ", …" : ""} coins (${sizes.length} in all)`;
}

function samePairs(coins: readonly CoinDies[], within: readonly number[]) {
  const count = (side: "obverse" | "reverse") =>
    diePairs(coins, side, within).same.filter(Boolean).length;
  return { obverse: count("obverse"), reverse: count("reverse") };
}
