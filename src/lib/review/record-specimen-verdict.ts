import { NumislabError } from "../base/index";
import { SIDES } from "../data/index";
import {
  addSpecimenVerdict,
  impliedBy,
  readSpecimenJudgements,
  savedJudge,
  SPECIMEN_SIDE,
  takenVerdicts,
  type NewSpecimenVerdict,
} from "../diestudy/index";
import type { ReviewStudy } from "./open-study";
import { ownVerdicts, type Judgements } from "./record-verdict";
import { specimenVerdictsOf } from "./specimen-pairs";

/**
 * Saves what a person says of two photographs: one coin, or two.
 *
 * @param judgements the verdicts on dies of all judges, as the file has them now
 * @throws NumislabError "input" where they are none of this study's coins, or it contradicts earlier
 *   verdicts of the same person, or the dies that the study takes
 */
export async function recordSpecimenVerdict(
  study: ReviewStudy,
  verdict: NewSpecimenVerdict,
  judgements: Judgements,
): Promise<void> {
  const { a, b, verdict: said } = verdict;
  const refuse = (why: string) => {
    throw new NumislabError("input", why);
  };
  if (!["same", "different", "withdrawn"].includes(said))
    refuse("a verdict on specimens is same, different or withdrawn.");
  if (a === b || [a, b].some((name) => study.coins.every((coin) => coin.name !== name)))
    refuse(`${a} and ${b} are not two coins of this study.`);
  const implied = impliedBy(takenVerdicts(await judgements()));
  const apart = SIDES.find((side) => implied.of(side, a, b) === "different");
  if (said === "same" && apart)
    refuse(
      `${a} and ${b} cannot be one specimen: by the verdicts on dies their ${apart}s are of different ones. Take one of these back first.`,
    );
  if (said !== "withdrawn") {
    // one specimen runs over others as one die does; what other judges say it may contradict
    const names = study.coins.map(({ name }) => name);
    const all = readSpecimenJudgements(study.specimenVerdicts, names, () => {});
    const own = ownVerdicts(all, verdict.by);
    const asPair = { side: SPECIMEN_SIDE, a, b, verdict: said } as const;
    const against = impliedBy(own).contradicting(asPair);
    if (against.length > 0)
      refuse(
        `${a} and ${b} cannot be ${said === "same" ? "one specimen" : "two specimens"}: judged before were ${against.map((one) => `${one.a} and ${one.b} ${one.verdict === "same" ? "one" : "two"}`).join(", ")}. Take one of these back first.`,
      );
  }
  await addSpecimenVerdict(study.specimenVerdicts, { ...verdict, by: savedJudge(verdict.by) }, () =>
    specimenVerdictsOf(study),
  );
}
