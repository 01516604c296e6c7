import type { OutlineEvidence } from "./judge/judged-outline";
import type { ScaledPicture } from "./rim-strip";
import { groundAt } from "./ground-surface";

/** What a mask has that the rim does not, as seen from the rim's centre. */
export interface Beyond {
  mask: Uint8Array;
  rim: Uint8Array;
  width: number;
  height: number;
  centre: [number, number];
}

const SIDES = ["right", "bottom", "left", "top"];
/** Position in `SIDES` of a direction in radians, clockwise from the right. */
const quarterOf = (angle: number) => (Math.round(angle / (Math.PI / 2)) + 4) % 4;
/** The side of a coin that lies in a direction, in words. */
export const sideAt = (angle: number) => SIDES[quarterOf(angle)];

/**
 * Why an outline is in doubt, in words: what lies beyond the rim, or the ground.
 *
 * @param beyond null where nothing but the rim was found
 */
export function causeOfDoubt(picture: ScaledPicture, beyond: Beyond | null): string {
  if (beyond) {
    const cause = causeBeyond(picture, beyond);
    if (cause) return cause;
  }
  return isUneven(picture) ? "the ground is not even" : "no clear rim is seen all the way round";
}

/** From these on, evidence is a cause of doubt of its own. */
const [RIVAL_DOUBT, OTHER_DOUBT] = [0.03, 0.03];

/**
 * Why an outline is in doubt by the evidence for it; otherwise as was said of it before.
 *
 * @param before in words; empty where nothing was
 */
export function doubtOf(evidence: OutlineEvidence, before: string): string {
  const { shade, shadeAngle, faint, rival, other } = evidence;
  if (shade > 0) return `a shadow on the ${sideAt(shadeAngle)} may be taken for metal`;
  if (faint > 0) return "the coin has nearly the colour of the ground";
  if (before) return before;
  if (rival > RIVAL_DOUBT)
    return "the rim and what stands out from the ground differ: a thick edge, a shadow or a ring round the coin?";
  return other > OTHER_DOUBT ? "two rims are seen" : "no clear rim is seen all the way round";
}

/** Whether the ground changes by over 30 levels, or much of the border is not ground. */
export function isUneven({ ground }: ScaledPicture): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (const [u, v] of [-0.5, 0, 0.5].flatMap((a) => [-0.5, 0, 0.5].map((b) => [a, b]))) {
    if (u === 0 && v === 0) continue; // the coin lies there
    const value = groundAt(ground.coefficients[ground.coefficients.length >> 1], u, v);
    [low, high] = [Math.min(low, value), Math.max(high, value)];
  }
  return high - low > 30 || ground.share < 0.8 || ground.scatter > 8;
}

function causeBeyond(picture: ScaledPicture, beyond: Beyond): string | null {
  const { mask, rim, width, height, centre } = beyond;
  let [left, right, top, bottom, area, extra, covered] = [width, 0, height, 0, 0, 0, 0];
  const quarters = [0, 0, 0, 0];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      covered += rim[i];
      if (!mask[i]) continue;
      area++;
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
      if (rim[i]) continue;
      extra++;
      quarters[quarterOf(Math.atan2(y - centre[1], x - centre[0]))]++;
    }
  }
  if (extra < 0.02 * covered) return null;
  const [w, h] = [right - left + 1, bottom - top + 1];
  if (area > 0.9 * w * h)
    return `a rectangle of ${Math.max(w, h)} px lies round the coin: crop to the coin`;
  const most = Math.max(...quarters);
  if (Math.min(...quarters) > 0.12 * extra) return "a ring round the coin: a capsule?";
  const side = SIDES[quarters.indexOf(most)];
  if (w > 1.6 * h || h > 1.6 * w) return `something touches the coin: a ruler?`;
  return isDarker(picture, beyond)
    ? `a shadow on the ${side}`
    : `something touches the coin on the ${side}`;
}

/** Whether what lies beyond the rim is darker than the ground would be there. */
function isDarker(picture: ScaledPicture, { mask, rim, width, height }: Beyond): boolean {
  const { data, channels } = picture.at(1);
  const middle = channels >> 1;
  let [sum, n] = [0, 0];
  for (let i = 0; i < mask.length; i++) {
    if (!mask[i] || rim[i]) continue;
    const [u, v] = [
      ((i % width) + 0.5) / width - 0.5,
      (Math.floor(i / width) + 0.5) / height - 0.5,
    ];
    sum += data[i * channels + middle] - groundAt(picture.ground.coefficients[middle], u, v);
    n++;
  }
  return sum / Math.max(1, n) < -8;
}
