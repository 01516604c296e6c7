import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NumislabError } from "../base/index";
import type { Logistic } from "../metrics/index";
import { DIE_MATCHER } from "./calibration-file";
import { logisticDecisions } from "./judge";
import type { MatcherCalibration } from "./matcher";

/** A method's entry in methods.json; made by `models/die-matcher/calibrate-methods.cjs`. */
export interface MethodCalibration {
  /** From the score to the probability of the same die. */
  calibration: Logistic;
  /** Share of pairs of the same die among those that it was fitted on. */
  prior: number;
  /** These pairs, in words. */
  chosenOn: string;
}

/** What a method that has no calibration says. */
export const UNCALIBRATED: MatcherCalibration = {
  decisions: null,
  prior: { obverse: NaN, reverse: NaN },
  otherwise: NaN,
};

/** A calibration that serves both sides, as a matcher has it. */
export const matcherCalibration = ({
  calibration,
  prior,
  chosenOn,
}: MethodCalibration): MatcherCalibration => ({
  decisions: logisticDecisions(calibration, chosenOn),
  prior: { obverse: prior, reverse: prior },
  otherwise: NaN,
});

/**
 * The calibration of a method that ships in models/die-matcher; none where the file has no entry for
 * it yet.
 *
 * @throws NumislabError "state" where the file is missing or damaged
 */
export function shippedMethodCalibration(name: "keypoints" | "ssim"): MatcherCalibration {
  const file = join(DIE_MATCHER, "methods.json");
  let fits: Record<string, MethodCalibration | undefined>;
  try {
    fits = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new NumislabError(
      "state",
      `${file} is missing or damaged: restore it, or make it again with \`node models/die-matcher/calibrate-methods.cjs\`.`,
      { cause },
    );
  }
  const fit = fits[name];
  return fit ? matcherCalibration(fit) : UNCALIBRATED;
}
