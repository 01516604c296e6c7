import { probability } from "../../metrics/index";
import type { SpecimenPair } from "../../matchers/index";

/**
 * Logistic calibration on simulated photographs (14 pairs of one coin, 100 of two from the same
 * dies; Platt's targets, ridge 0.02): of the logarithm of the mean rim distance, and of the mean
 * correlation of fine relief. See docs/measurements/die-study.md.
 */
const CALIBRATION = { rim: -2.289, fine: 1.257, intercept: -0.299 } as const;

/** The probability that two photographs that match on both sides show one coin. */
export function specimenProbability({
  obverse,
  reverse,
}: Pick<SpecimenPair, "obverse" | "reverse">): number {
  return probability({ slope: 1, intercept: 0 }, specimenLogit(obverse, reverse));
}

function specimenLogit(obverse: SpecimenPair["obverse"], reverse: SpecimenPair["reverse"]): number {
  const { rim, fine, intercept } = CALIBRATION;
  return (
    rim * Math.log(Math.max(MIN_RIM_PX, (obverse.rim + reverse.rim) / 2)) +
    (fine * ((obverse.fine ?? USUAL_FINE) + (reverse.fine ?? USUAL_FINE))) / 2 +
    intercept
  );
}

/** Correlation of fine relief of two coins from the same dies, where it was not measured. */
const USUAL_FINE = 0.6;
/** Outlines cannot be compared more closely than this. */
const MIN_RIM_PX = 0.25;
