import { NumislabError } from "../../base/index";
import type { Side } from "../../coins/index";
import { shippedCalibration, type MatcherCalibration } from "../../matchers/index";

/**
 * Share of pairs of the same die that probabilities were calibrated with; that of registration for
 * a model that does not say.
 *
 * @throws NumislabError "usage" where the method has no probabilities
 */
export function calibratedPrior(
  { decisions, prior }: MatcherCalibration,
  method = "registration",
): MatcherCalibration["prior"] {
  if (decisions === null)
    throw new NumislabError(
      "usage",
      `the method ${method} is not calibrated, and a die study rests on probabilities: fit its calibration first (docs/guide/add-a-method.md), or take another method`,
    );
  const usual = shippedCalibration().prior;
  const of = (side: Side) => (Number.isNaN(prior[side]) ? usual : prior[side]);
  return { obverse: of("obverse"), reverse: of("reverse") };
}
