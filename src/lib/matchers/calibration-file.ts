import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NumislabError } from "../base/index";
import type { Calibration } from "./registration/evidence";

/** The matcher that ships: how its scores were turned into probabilities, and on what. */
export const DIE_MATCHER = join(__dirname, "..", "..", "..", "models", "die-matcher");

/**
 * The calibration that ships in models/die-matcher.
 *
 * @throws NumislabError "state" where the file is missing or damaged
 */
export function shippedCalibration(): Calibration {
  const file = join(DIE_MATCHER, "calibration.json");
  try {
    return (JSON.parse(readFileSync(file, "utf8")) as { calibration: Calibration }).calibration;
  } catch (cause) {
    throw new NumislabError(
      "state",
      `${file} is missing or damaged: restore it, or make it again with \`node models/die-matcher/calibrate.cjs\`.`,
      { cause },
    );
  }
}
