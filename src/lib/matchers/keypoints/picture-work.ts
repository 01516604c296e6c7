import { random } from "../../base/index";
import { seenThrough, type Warp } from "../registration/align/warp";
import type { MatchSide } from "../registration/match-side";
import { countInliers } from "./geometric-check";
import { keypoints, type Keypoints } from "./keypoints";
import { matchedKeypoints } from "./matched-keypoints";
import { ssim, ssimPicture } from "./ssim";

/** What a thread that compares reliefs as pictures is asked. */
export type PictureQuestion =
  | { ask: "keypoints"; sides: readonly MatchSide[] }
  | { ask: "agreeing"; fixed: Keypoints; others: readonly Keypoints[] }
  | { ask: "ssim"; fixed: MatchSide; others: readonly MatchSide[]; warps: readonly Warp[] };

/**
 * Pixels at 280 that a matched keypoint may lie from where the similarity puts it: 8 of a picture
 * of 560.
 */
const INLIER_DISTANCE_PX = 4;
/** Grey values of a relief of -127 to 127 as a picture. */
const MIDDLE = 128;
const RANGE = 255;

/** Keypoints of each side, from its relief at 280 pixels. */
export function keypointsOf(sides: readonly MatchSide[]): Promise<Keypoints[]> {
  return Promise.all(sides.map(({ pyramid: [, , fine] }) => keypoints(fine.relief, fine.size)));
}

/** Inliers of one side with each of the others. */
export function inlierCounts(fixed: Keypoints, others: readonly Keypoints[]): number[] {
  return others.map((other) => {
    const matches = matchedKeypoints(fixed, other);
    const ends = (of: Keypoints, which: 0 | 1) =>
      matches.flatMap((match) => [of.places[2 * match[which]], of.places[2 * match[which] + 1]]);
    return countInliers(ends(fixed, 0), ends(other, 1), INLIER_DISTANCE_PX, random(1));
  });
}

/**
 * Structural similarity of one side's relief at 140 pixels with each of the others', aligned with
 * it.
 */
export function alignedSsim(
  fixed: MatchSide,
  others: readonly MatchSide[],
  warps: readonly Warp[],
): number[] {
  const [, { relief, mask, size }] = fixed.pyramid;
  const here = ssimPicture(
    Float32Array.from(relief, (value) => value + MIDDLE),
    mask,
    size,
  );
  return others.map(({ pyramid: [, other] }, i) => {
    const seen = seenThrough(other, warps[i]);
    const value = ssim(
      here,
      ssimPicture(
        seen.relief.map((grey) => grey + MIDDLE),
        seen.mask,
        size,
      ),
      RANGE,
    );
    return Number.isNaN(value) ? -1 : value; // too small an overlap
  });
}

/** Answers a question, in whichever thread. */
export async function answerPictureQuestion(question: PictureQuestion): Promise<unknown> {
  if (question.ask === "keypoints") return keypointsOf(question.sides);
  if (question.ask === "agreeing") return inlierCounts(question.fixed, question.others);
  return alignedSsim(question.fixed, question.others, question.warps);
}
