import { shippedCalibration } from "../calibration-file";
import { matchTable } from "../match-sides";
import type { MatcherCalibration, MatchMethod } from "../matcher";
import type { Calibration } from "../registration/evidence";
import { cachedRegistrations } from "../registration/cache/cached-registrations";
import { isLegible } from "../registration/legibility";
import type { MatchSide } from "../registration/match-side";
import { logisticDecisions } from "../judge";
import { reliefMatcher } from "../relief-matcher";

/**
 * Coarse search over every pair, registration of the candidates, and a score from the residuals of
 * a quadratic warp (see `matchSides`).
 */
export const registration: MatchMethod = {
  name: "registration",
  summary: "how well one relief lies on the other after registration",
  title: "registration matcher",
  training: "nothing is trained; its constants were set on a real hoard and on simulated coins",
  takes: ["anyRotation", "calibration", "neighbours", "types", "everyPair", "onPlan"],
  async open({ calibration = shippedCalibration(), ...options }) {
    const folder = options.caches?.registrations;
    return reliefMatcher("registration", options, {
      calibration: registrationCalibration(calibration),
      warningsOf: legibilityWarnings,
      score: (sides, { workers, onProgress, anyRotation }) =>
        matchTable(sides, {
          anyRotation,
          calibration,
          workers: folder === undefined ? workers : cachedRegistrations(workers, folder),
          onProgress,
        }),
    });
  },
};

export function registrationCalibration(calibration: Calibration): MatcherCalibration {
  return {
    decisions: logisticDecisions(calibration.registered, "the pairs of models/die-matcher"),
    prior: { obverse: calibration.prior, reverse: calibration.prior },
    otherwise: NaN,
  };
}

export const legibilityWarnings = (seen: MatchSide): string[] =>
  isLegible(seen) ? [] : ["hardly any relief can be read, so no pair with it is called different"];
