import type { OutlineEvidence } from "./judged-outline";

/**
 * Coefficients of a logistic regression of 'the outline is right' on its evidence: intersection
 * over union with the true mask of at least 0.97 (0.95 for pictures under 200 px and for composed
 * photographs). Fitted by `npm run bench -- outlines` on 96 sides of other people's photographs and,
 * with a weight of 0.3, on 105 composed ones; its figures without the source photograph of each are
 * in docs/measurements/outlines.md.
 */
export const OUTLINE_CALIBRATION = {
  intercept: 0.18,
  rim: 0.8,
  agreed: 1.37,
  rival: -23.7,
  other: -23.9,
  shade: -22.7,
  faint: -8,
};

/** Below the first an outline is refused, below the second there is a warning. */
export const [MIN_CONFIDENCE, WARN_BELOW_CONFIDENCE] = [0.1, 0.85];

/**
 * Confidence in an outline: the probability that it is right, but that where two means agree on it
 * there is a warning at most, for a smooth edge looks like a shadow.
 */
export function outlineConfidence(
  evidence: Omit<OutlineEvidence, "shadeAngle">,
  calibration?: typeof OUTLINE_CALIBRATION,
): number {
  const probability = outlineProbability(evidence, calibration);
  return evidence.agreed === 1 ? Math.max(MIN_CONFIDENCE, probability) : probability;
}

/** Probability that an outline is right. */
function outlineProbability(
  evidence: Omit<OutlineEvidence, "shadeAngle">,
  calibration: typeof OUTLINE_CALIBRATION = OUTLINE_CALIBRATION,
): number {
  const { intercept, rim, agreed, rival, other, shade, faint } = calibration;
  const logit =
    intercept +
    rim * evidence.rim +
    agreed * evidence.agreed +
    rival * evidence.rival +
    other * evidence.other +
    shade * evidence.shade +
    faint * evidence.faint;
  return 1 / (1 + Math.exp(-logit));
}
