import { NumislabError } from "../../base/index";
import { convexHull, type Point } from "../image/convex-hull";
import { enclosingCircle } from "../image/enclosing-circle";
import { equalDisc } from "./coin-mask";
import { takesDoubtfulOutlines } from "./doubtful-outlines";
import { outlineOfCoin } from "./outline-of-coin";
import type { OutlineEvidence } from "./judge/judged-outline";
import { MIN_CONFIDENCE, WARN_BELOW_CONFIDENCE } from "./judge/outline-probability";
import type { Picture } from "../picture";
import { shrinkPicture } from "../image/shrink-picture";

/** Where a coin lies in a picture. */
export interface CoinMask {
  /** Size of the mask, which is coarser than the picture where that is over 512 px. */
  width: number;
  height: number;
  /** Pixels of the picture for one of the mask. */
  step: number;
  /** 1 on the coin, holes filled. */
  mask: Uint8Array;
  /**
   * Centroid, x and y in pixels of the picture, pixel i covering i … i + 1; of a fragment, the
   * middle of the whole coin.
   */
  centre: [number, number];
  /**
   * Diameter of the disc of equal area, in pixels of the picture; of a fragment, that of the whole
   * coin, estimated.
   */
  diameter: number;
  /** What to look at, in words: "the coin is cut off by the left edge of the picture". */
  warnings: string[];
  /** Probability that the outline is right (see `outlineConfidence`). */
  confidence: number;
  /** What the outline was judged by; null for a broken coin, or a circle on which the ground ends. */
  evidence: OutlineEvidence | null;
}

export interface FindCoinOptions {
  /**
   * Keeps an outline for which little speaks, with a warning, instead of refusing it; as
   * `takeDoubtfulOutlines` says by default.
   */
  takeDoubtful?: boolean;
}

const WORKING_SIZE = 512;
const MIN_DIAMETER_PX = 64;
/** Chord of a circle at a fiftieth of its radius from its edge, in radii. */
const EDGE_CHORD_RADIANS = 0.4;
/**
 * Equal-area diameter of a whole coin over that of the circle round it: the median of the same
 * hoard.
 */
const DIAMETER_RATIO_OF_WHOLE_COIN = 0.96;

/**
 * Finds the one coin that a picture shows. Two ways are tried: what stands out from a ground of one
 * colour (exact, and blind to capsules and hard shadows), and the rim as a network sees it round
 * several places (see `find/`). Where both agree the former is kept; else the rim where it is well
 * seen. The scale bar and other things beside the coin are left out, holes are filled.
 *
 * @param name what error messages call the picture
 * @throws NumislabError `input` when there is no coin, more than one, one under 64 px, or none
 *   whose outline is sure
 */
export function findCoin(
  picture: Picture,
  name = "the photograph",
  { takeDoubtful = takesDoubtfulOutlines() }: FindCoinOptions = {},
): CoinMask {
  const step = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / WORKING_SIZE));
  const work = shrinkPicture(picture, step);
  const outline = outlineOfCoin(work);
  if ("refused" in outline) throw refusal(`${name} ${outline.refused}`);
  const { mask, doubt, confidence, fragment, evidence } = outline;
  if (confidence < MIN_CONFIDENCE && !takeDoubtful) {
    throw refusal(
      `${name} shows no coin whose outline is sure (${doubt}): photograph it on a plain, evenly lit ground with a margin, or crop to the coin.`,
    );
  }
  const { width, height } = work;
  const circle = fragment ? fragmentDisc(mask, width, height) : equalDisc(mask, width, height);
  const diameter = 2 * circle.radius * step;
  if (diameter < MIN_DIAMETER_PX) {
    throw refusal(
      `${name} shows a coin of only ${Math.round(diameter)} px diameter: use a larger photograph (at least ${MIN_DIAMETER_PX} px, better 500).`,
    );
  }
  const warnings = cutOff(mask, width, height, circle.radius);
  if (fragment)
    warnings.push("the coin is a fragment; its whole size was estimated from the circle round it");
  if (confidence < WARN_BELOW_CONFIDENCE && warnings.length === 0)
    warnings.push(`the outline of the coin is not sure: ${doubt}`);
  return {
    width,
    height,
    step,
    mask,
    centre: [circle.centre[0] * step, circle.centre[1] * step],
    diameter,
    warnings,
    confidence,
    evidence,
  };
}

function refusal(message: string): NumislabError {
  return new NumislabError("input", message);
}

/** The disc that a broken coin would have filled. */
function fragmentDisc(
  mask: Uint8Array,
  width: number,
  height: number,
): { centre: Point; radius: number } {
  const { centre, radius } = enclosingCircle(convexHull(mask, width, height));
  return { centre, radius: DIAMETER_RATIO_OF_WHOLE_COIN * radius };
}

/**
 * Names the edges of the picture that cut off over a hundredth of the coin's diameter: those that it
 * touches for longer than the chord there. A coin that fills the frame touches it, too.
 */
function cutOff(mask: Uint8Array, width: number, height: number, radius: number): string[] {
  const touching = { left: 0, right: 0, top: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    touching.left += mask[y * width];
    touching.right += mask[y * width + width - 1];
  }
  for (let x = 0; x < width; x++) {
    touching.top += mask[x];
    touching.bottom += mask[(height - 1) * width + x];
  }
  const edges = Object.entries(touching)
    .filter(([, n]) => n > EDGE_CHORD_RADIANS * radius)
    .map(([edge]) => edge);
  return edges.length === 0
    ? []
    : [`the coin is cut off by the ${edges.join(" and ")} edge of the picture`];
}
