import { random } from "../../base/index";
import { seenThrough, type Warp } from "../registration/align/warp";
import type { MatchSide } from "../registration/match-side";
import { agreeingMatches } from "./geometric-check";
import { keypoints, type Keypoints } from "./keypoints";
import { matchedKeypoints } from "./matched-keypoints";
import { ssim, ssimPicture } from "./ssim";

/** What a thread that compares reliefs as pictures is asked. */
export type PictureQuestion =
  | { ask: "keypoints"; sides: readonly MatchSide[] }
  | { ask: "agreeing"; still: Keypoints; others: readonly Keypoints[] }
  | { ask: "ssim"; still: MatchSide; others: readonly MatchSide[]; warps: readonly Warp[] };

/**
 * Pixels at 280 that a matched keypoint may lie from where the similarity puts it: 8 of a picture
 * of 560.
 */
const WITHIN = 4;
/** Grey values of a relief of -127 to 127 as a picture. */
const MIDDLE = 128;
const RANGE = 255;

/** Keypoints of each side, from its relief at 280 pixels. */
export function keypointsOf(sides: readonly MatchSide[]): Promise<Keypoints[]> {
  return Promise.all(sides.map(({ pyramid: [, , fine] }) => keypoints(fine.relief, fine.size)));
}

/** How many keypoints of one side agree with each of the others on one similarity. */
export function agreeing(still: Keypoints, others: readonly Keypoints[]): number[] {
  return others.map((other) => {
    const matches = matchedKeypoints(still, other);
    const ends = (of: Keypoints, which: 0 | 1) =>
      matches.flatMap((match) => [of.places[2 * match[which]], of.places[2 * match[which] + 1]]);
    return agreeingMatches(ends(still, 0), ends(other, 1), WITHIN, random(1));
  });
}

/**
 * Structural similarity of one side's relief at 140 pixels with each of the others', aligned with
 * it.
 */
export function alignedSsim(
  still: MatchSide,
  others: readonly MatchSide[],
  warps: readonly Warp[],
): number[] {
  const [, { relief, mask, size }] = still.pyramid;
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
    return Number.isNaN(value) ? -1 : value; // next to nothing in common
  });
}

/** Answers a question, in whichever thread. */
export async function answerPictureQuestion(question: PictureQuestion): Promise<unknown> {
  if (question.ask === "keypoints") return keypointsOf(question.sides);
  if (question.ask === "agreeing") return agreeing(question.still, question.others);
  return alignedSsim(question.still, question.others, question.warps);
}
