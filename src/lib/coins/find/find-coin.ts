import { NumislabError } from "../../base/index";
import { convexHull, type Point } from "../image/convex-hull";
import { enclosingCircle } from "../image/enclosing-circle";
import { findGround } from "./ground";
import type { Picture } from "../picture";
import { shrinkPicture } from "../image/shrink-picture";
import { hasWaist, silhouetteOfCoin } from "./silhouette-of-coin";

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
}

const WORKING_SIZE = 512;
const SMALLEST_DIAMETER = 64;
/**
 * Below this solidity a coin has lost a piece: 2 of the 540 coins of the Toulouse hoard (both under
 * .92, all others over .97).
 */
const WHOLE = 0.945;
/**
 * Equal-area diameter of a whole coin over that of the circle round it: the median of the same
 * hoard.
 */
const FILLING = 0.96;

/**
 * Finds the one coin that lies on a plain ground of any colour. The scale bar and other small or
 * long things are left out, soft shadows are not coin, holes are filled.
 *
 * @param name what error messages call the picture
 * @throws NumislabError `input` when the ground is not plain, or there is no coin, more than one,
 *   or one under 64 px
 */
export function findCoin(picture: Picture, name = "the photograph"): CoinMask {
  const step = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / WORKING_SIZE));
  const work = shrinkPicture(picture, step);
  const { width, height } = work;
  const ground = findGround(work);
  if (ground.share < 0.2) {
    throw refusal(
      `${name} shows no plain ground around the coin: photograph it on plain white, grey or black, with a margin.`,
    );
  }
  const coin = silhouetteOfCoin(work, ground);
  if (!coin) {
    const level = Math.round(ground.colour.reduce((a, b) => a + b, 0) / ground.colour.length);
    throw refusal(
      `${name} shows no coin, only ground of brightness ${level} of 255: check that it is the right photograph.`,
    );
  }
  if (coin.others > 0) {
    throw refusal(
      `${name} shows ${coin.others + 1} coins where one was expected: crop it to one, or use layout halves if they are the two sides of one coin.`,
    );
  }
  const whole = coin.solidity >= WHOLE;
  if (coin.solidity < 0.5 || (!whole && hasWaist(coin.mask, width, height))) {
    throw refusal(
      `${name} shows something that is no single coin (coins that touch, or a ground that is not plain): photograph one coin on a plain ground.`,
    );
  }
  const circle = whole
    ? equalDisc(coin.mask, width, height)
    : fragmentDisc(coin.mask, width, height);
  const diameter = 2 * circle.radius * step;
  if (diameter < SMALLEST_DIAMETER) {
    throw refusal(
      `${name} shows a coin of only ${Math.round(diameter)} px diameter: use a larger photograph (at least ${SMALLEST_DIAMETER} px, better 500).`,
    );
  }
  const warnings = cutOff(coin.mask, width, height);
  if (!whole)
    warnings.push("the coin is a fragment; its whole size was estimated from the circle round it");
  return {
    width,
    height,
    step,
    mask: coin.mask,
    centre: [circle.centre[0] * step, circle.centre[1] * step],
    diameter,
    warnings,
  };
}

function refusal(message: string): NumislabError {
  return new NumislabError("input", message);
}

/** The disc with the area and the centroid of a mask. */
function equalDisc(
  mask: Uint8Array,
  width: number,
  height: number,
): { centre: Point; radius: number } {
  let [sumX, sumY, area] = [0, 0, 0];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      if (mask[i] === 0) continue;
      sumX += x;
      sumY += y;
      area++;
    }
  }
  return { centre: [sumX / area + 0.5, sumY / area + 0.5], radius: Math.sqrt(area / Math.PI) };
}

/** The disc that a broken coin would have filled. */
function fragmentDisc(
  mask: Uint8Array,
  width: number,
  height: number,
): { centre: Point; radius: number } {
  const { centre, radius } = enclosingCircle(convexHull(mask, width, height));
  return { centre, radius: FILLING * radius };
}

/**
 * Names the edges of the picture that the coin runs into for more than a twentieth of their length.
 */
function cutOff(mask: Uint8Array, width: number, height: number): string[] {
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
    .filter(([, n]) => n > 0.05 * Math.max(width, height))
    .map(([edge]) => edge);
  return edges.length === 0
    ? []
    : [`the coin is cut off by the ${edges.join(" and ")} edge of the picture`];
}
