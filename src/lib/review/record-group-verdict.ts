import { NumislabError } from "../base/index";
import { SIDES } from "../data/index";
import {
  addVerdicts,
  impliedBy,
  sameJudge,
  savedJudge,
  specimenKey,
  WITHDRAWN,
  type NewVerdict,
  type Verdict,
} from "../diestudy/index";
import type { ReviewStudy } from "./open-study";
import { ownVerdicts, type Judgements } from "./record-verdict";

/** Coins of a group that are judged at once, at most: as many as the page shows. */
export const MAX_GROUP = 9;

/** A verdict on a group: all of its coins are from the same die, or the judge takes that back. */
export type NewGroupVerdict = Pick<NewVerdict, "side" | "by" | "at"> & {
  coins: readonly string[];
  verdict: "same" | typeof WITHDRAWN;
};

/**
 * Saves a person's verdict on a group as the verdicts on its pairs, in one write. Pairs that the
 * person has called the same before are left as they are; `withdrawn` takes back the person's 'same'
 * of every pair.
 *
 * @param judgements the verdicts of all judges, as the file has them now
 * @throws NumislabError "input" where the coins are none of this study's, or the verdict contradicts
 *   earlier ones of the same person
 */
export async function recordGroupVerdict(
  study: Pick<ReviewStudy, "coins" | "verdicts">,
  { side, coins, verdict, by, at }: NewGroupVerdict,
  judgements: Judgements,
): Promise<void> {
  const refuse = (why: string): never => {
    throw new NumislabError("input", why);
  };
  if (!SIDES.includes(side) || (verdict !== "same" && verdict !== WITHDRAWN))
    refuse("a verdict on a group has a side (obverse or reverse) and is same or withdrawn.");
  const shown = new Set(
    study.coins.filter((coin) => coin.sides[side] !== undefined).map(({ name }) => name),
  );
  if (
    coins.length < 2 ||
    coins.length > MAX_GROUP ||
    new Set(coins).size < coins.length ||
    coins.some((name) => !shown.has(name))
  )
    refuse(
      `a group is of 2 to ${MAX_GROUP} coins of this study that show the ${side}; found ${coins.join(", ") || "none"}.`,
    );
  const pairs = coins.flatMap((a, i) => coins.slice(i + 1).map((b): [string, string] => [a, b]));
  const own = ownVerdicts(await judgements(), by).filter((one) => one.side === side);
  const said = new Map(own.map((one) => [specimenKey(one.a, one.b), one]));
  const on = ([a, b]: [string, string]) => said.get(specimenKey(a, b));
  const wanted = pairs.filter((pair) => {
    const one = on(pair);
    const saidSame = one !== undefined && sameJudge(one.by, by) && one.verdict === "same";
    return saidSame !== (verdict === "same");
  });
  if (verdict === "same") {
    const apart = pairs.map(on).filter((one) => one?.verdict === "different");
    if (apart.length > 0)
      refuse(
        `${coins.join(", ")} cannot all be from the same die: judged before were ${apart.map((one) => `${one!.a} and ${one!.b} different`).join(", ")}. Leave one of them out, or take these back first.`,
      );
    const implied = impliedBy(own);
    for (const [a, b] of pairs) {
      const against = implied.contradicted({ side, a, b, verdict } as Verdict);
      if (against) refuse(against);
    }
  }
  await addVerdicts(
    study.verdicts,
    wanted.map(([a, b]) => ({ side, a, b, verdict, by: savedJudge(by), at })),
  );
}
