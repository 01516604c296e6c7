import { equalDisc, maskOf, overlap } from "../coin-mask";
import { sideAt } from "../doubts";
import { outerCircles, type OuterCircle } from "../round/outer-circle";
import { ANGLES, type ScaledPicture } from "../rim-strip";
import { ringChecks, shadeOfRing } from "./ring-checks";

/** The outline of a round coin, and how probable it is that it is right. */
export interface RoundOutline {
  mask: Uint8Array;
  confidence: number;
  doubt: string;
}

/**
 * The ground ends on the circle at this share of the angles, but for an arc of this share, and the
 * circle leaves the picture at no more than the third. Of 96 sides of hand-struck coins three are
 * such, and their outlines are that circle.
 */
const [MIN_SHARE, MAX_GAP, MAX_BEYOND] = [0.78, 0.12, 0.6];
/**
 * With a shadow on one side the ground ends further out there: over this share of the circle at
 * most, at this share of the angles of that arc, and on the circle at the third of all others.
 */
const [MAX_SHADOW_GAP, MIN_OUTSIDE_IN_GAP, MIN_SHARE_BESIDE] = [0.5, 0.8, 0.93];
/** Ring beyond the circle, in its radii, that is ground in shade at this share of that arc. */
const [BEYOND, MIN_SHADE_IN_GAP] = [[1.015, 1.05] as const, 0.5];
/** A circle that has more shade inside is that of the shadow. */
const MAX_SHADE_INSIDE = 0.1;
/** A capsule is at least a twelfth wider than its coin, so that they overlap by less. */
const MIN_OVERLAP_OF_RIM = 0.85;
/** Below this overlap it is a circle round something else. */
const MIN_OVERLAP = 0.5;
/** Share of the angles at which the ring inside may be as smooth as the ground: no metal there. */
const MAX_FLAT_SHARE = 0.2;
/** The share of the circle along which a coin may have the colour of the ground. */
const MAX_FAINT_SHARE = 0.2;
/** Confidence in a circle that is the rim, and in one that may be a capsule's or has a shadow. */
const [CONFIDENCE, CONFIDENCE_IN_DOUBT] = [0.9, 0.5];

/**
 * The circle on which the ground ends, where it does so nearly all the way round: the outline of a
 * struck modern coin whose ring is as bright as the ground or as smooth as a shadow, or that touches
 * the edge of the picture. Or where it does so beside a shadow, of which there is a warning.
 *
 * @param mask what was taken for the coin otherwise, and is in doubt
 */
export function roundOutline(picture: ScaledPicture, mask: Uint8Array): RoundOutline | null {
  const { centre, radius } = equalDisc(mask, picture.width, picture.height);
  for (const circle of outerCircles(picture, { x: centre[0], y: centre[1], radius })) {
    const outline = accepted(picture, mask, circle);
    if (outline) return outline;
  }
  return null;
}

function accepted(
  picture: ScaledPicture,
  mask: Uint8Array,
  circle: OuterCircle,
): RoundOutline | null {
  if (circle.beyond > MAX_BEYOND || !circle.isSharp) return null;
  const isWhole = circle.share >= MIN_SHARE && circle.gap <= MAX_GAP;
  if (!isWhole && !isBesideShadow(circle)) return null;
  const own = maskOf(circle.curve, { width: picture.width, height: picture.height, step: 1 });
  const shared = overlap(own, mask);
  const { flat, faint, shade } = ringChecks(picture, circle.curve);
  if (shared < MIN_OVERLAP || flat > MAX_FLAT_SHARE || faint > MAX_FAINT_SHARE) return null;
  const inDoubt = { mask: own, confidence: CONFIDENCE_IN_DOUBT };
  if (!isWhole && (shade > MAX_SHADE_INSIDE || !isShadeInGap(picture, circle))) return null;
  if (!isWhole) return { ...inDoubt, doubt: `a shadow on the ${sideAt(circle.gapAngle)}` };
  return shared < MIN_OVERLAP_OF_RIM
    ? { ...inDoubt, doubt: "a ring round the coin: a capsule?" }
    : { mask: own, confidence: CONFIDENCE, doubt: "" };
}

/** Whether what lies beyond the circle in its gap is ground in shade, and no metal. */
function isShadeInGap(picture: ScaledPicture, { curve, gap, gapAngle }: OuterCircle): boolean {
  const isShade = shadeOfRing(picture, curve, ...BEYOND);
  const count = Math.round(gap * ANGLES);
  const first = Math.round((gapAngle / (2 * Math.PI) - gap / 2) * ANGLES) + ANGLES;
  const inGap = Array.from({ length: count }, (_, n) => isShade[(first + n) % ANGLES]);
  return inGap.filter(Boolean).length >= MIN_SHADE_IN_GAP * count;
}

function isBesideShadow({ gap, gapOutside, shareBeside }: OuterCircle): boolean {
  return (
    gap <= MAX_SHADOW_GAP && gapOutside >= MIN_OUTSIDE_IN_GAP && shareBeside >= MIN_SHARE_BESIDE
  );
}
