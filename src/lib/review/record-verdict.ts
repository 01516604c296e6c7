import { SIDES } from "../data/index";
import {
  addVerdict,
  impliedBy,
  judgeKey,
  readJudgements,
  sameJudge,
  savedJudge,
  specimenKey,
  VERDICT_VALUES,
  WITHDRAWN,
  type NewVerdict,
  type SavedVerdict,
  type Verdict,
} from "../diestudy/index";
import { NumislabError } from "../base/index";
import type { ReviewStudy } from "./open-study";
import { specimenVerdictsOf } from "./specimen-pairs";

/** The verdicts of all judges of a study, as its file has them now. */
export type Judgements = () => Promise<SavedVerdict[]>;

/**
 * Saves a person's verdict on two coins beside the study.
 *
 * @param judgements the verdicts of all judges, as the file has them now
 * @throws NumislabError "input" where it is none of this study's coins, or contradicts earlier
 *   verdicts of the same person; what others say it may contradict
 */
export async function recordVerdict(
  study: Pick<ReviewStudy, "coins" | "verdicts" | "specimenVerdicts">,
  verdict: NewVerdict,
  judgements: Judgements = () => judgementsOf(study),
): Promise<void> {
  const { side, a, b } = verdict;
  const shows = (name: string) =>
    study.coins.some((coin) => coin.name === name && coin.sides[side] !== undefined);
  if (!SIDES.includes(side) || !VERDICT_VALUES.includes(verdict.verdict))
    throw new NumislabError(
      "input",
      "a verdict has a side (obverse or reverse) and is same, different, unsure or withdrawn.",
    );
  if (a === b || !shows(a) || !shows(b))
    throw new NumislabError(
      "input",
      `${a} and ${b} are not two coins of this study that show the ${side}.`,
    );
  if (verdict.verdict !== WITHDRAWN) {
    const own = ownVerdicts(await judgements(), verdict.by);
    const against = impliedBy(own).contradicted(verdict as Verdict);
    if (against) throw new NumislabError("input", against);
    const isOneSpecimen = () =>
      specimenVerdictsOf(study).some(
        (pair) => pair.verdict === "same" && specimenKey(pair.a, pair.b) === specimenKey(a, b),
      );
    if (verdict.verdict === "different" && isOneSpecimen())
      throw new NumislabError(
        "input",
        `${a} and ${b} cannot be of different dies: they were judged to be one specimen. Take that back first.`,
      );
  }
  await addVerdict(study.verdicts, {
    ...verdict,
    by: savedJudge(verdict.by),
  });
}

/** The verdicts of one judge, and those without a name, which may be of anybody; one a pair. */
export function ownVerdicts(verdicts: readonly SavedVerdict[], by: string): SavedVerdict[] {
  return verdicts.filter((one) => sameJudge(one.by, by) || judgeKey(one.by) === "");
}

/** The verdicts of all judges of a study, its coins called as the study calls them. */
export function judgementsOf({
  coins,
  verdicts,
}: Pick<ReviewStudy, "coins" | "verdicts">): Promise<SavedVerdict[]> {
  return readJudgements(verdicts, { coins: coins.map(({ name }) => name) });
}
