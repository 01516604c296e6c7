import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NumislabError } from "../base/index";
import type { Calibration } from "./answer";

const FILE = join(__dirname, "..", "..", "..", "models", "euro-identifier", "calibration.json");

/**
 * The calibration that ships in models/euro-identifier.
 *
 * @throws NumislabError "state" where the file is missing or damaged
 */
export function identifierCalibration(): Calibration {
  try {
    return (JSON.parse(readFileSync(FILE, "utf8")) as { calibration: Calibration }).calibration;
  } catch (cause) {
    throw new NumislabError(
      "state",
      `${FILE} is missing or damaged: restore it, or make it again with \`node models/euro-identifier/calibrate.cjs\`.`,
      { cause },
    );
  }
}
