import { equalDisc, outlineOf, overlap } from "../coin-mask";
import { checkOutline, type OutlineChecks } from "./outline-checks";
import { otherOutlines, type SearchedPicture } from "./outline-candidates";
import { ringChecks } from "./ring-checks";

/** What an outline is judged by (see `outlineConfidence`). */
export interface OutlineEvidence {
  /** Logit of the confidence in the rim that the network sees. */
  rim: number;
  /** 1 where what stands out from the ground has the same outline, else 0. */
  agreed: number;
  /** 1 minus the overlap with what cleanly stands out from the ground and is another outline. */
  rival: number;
  /** 1 minus the overlap with another rim that is as well seen. */
  other: number;
  /** Arc of the outline with ground in shade inside, as a share of the circle; 0 below a tenth. */
  shade: number;
  /** Direction of that arc, in radians clockwise from the right. */
  shadeAngle: number;
}

export interface JudgedOutline {
  mask: Uint8Array;
  confidence: number;
  agreed: boolean;
  /**
   * Whether silhouette and rim agree on a plain ground: a second rim within is that of a coin of two
   * metals then, and others are not looked for.
   */
  plain: boolean;
}

/**
 * Outlines that overlap by less are of other things, such as the inner ring of a coin of two metals
 * (0.53 of a 2-euro coin); differences above the second are told as that.
 */
const [MIN_OVERLAP, MAX_DIFFERENCE] = [0.6, 0.15];
/** What looks like ground in shade over a shorter arc is seen on right outlines, too. */
const MIN_SHADE_SHARE = 0.1;

/** Gathers what speaks for and against an outline; null where it cannot be followed from inside. */
export function outlineEvidence(
  searched: SearchedPicture,
  { mask, confidence, agreed, plain }: JudgedOutline,
): { evidence: OutlineEvidence; better: Uint8Array | null } | null {
  const { picture } = searched;
  const { width, height } = picture;
  const [x, y] = equalDisc(mask, width, height).centre;
  const curve = outlineOf(mask, { width, height }, x, y);
  if (!curve) return null;
  const bounded = Math.min(0.99, Math.max(0.02, confidence));
  const own = plain ? null : checkOutline(picture, curve);
  const { shade, shadeAngle } = own ?? ringChecks(picture, curve);
  const evidence = {
    rim: Math.log(bounded / (1 - bounded)),
    agreed: agreed ? 1 : 0,
    rival: 0,
    other: 0,
    shade: shade < MIN_SHADE_SHARE ? 0 : shade,
    shadeAngle,
  };
  if (own === null) return { evidence, better: null };
  let better: Uint8Array | null = null;
  for (const candidate of otherOutlines(searched, { curve, mask })) {
    const shared = overlap(mask, candidate.mask);
    if (shared < MIN_OVERLAP) continue;
    const difference = Math.min(MAX_DIFFERENCE, 1 - shared);
    const checks = checkOutline(picture, candidate.curve);
    if (candidate.by === "ground") {
      if (!isClean(checks)) continue;
      evidence.rival = Math.max(evidence.rival, difference);
      if (isWellSeen(checks) && checks.wideSeen > own.wideSeen) better = candidate.mask;
    } else if (checks.seen > own.seen - 0.05 && checks.wideSeen > own.wideSeen - 0.1)
      evidence.other = Math.max(evidence.other, difference);
  }
  return { evidence, better };
}

/** Whether an outline has ground outside and metal inside, and the form of a coin. */
function isClean({ groundOutside, flat, wideSeen, rough, beyond }: OutlineChecks): boolean {
  return groundOutside > 0.9 && flat < 0.1 && wideSeen > 0.6 && rough < 0.06 && beyond < 0.3;
}

/** Whether the network sees a rim there as well as on the outlines that it is sure of. */
function isWellSeen({ seen, weakest, wideSeen }: OutlineChecks): boolean {
  return seen > 0.85 && weakest > 0.7 && wideSeen > 0.85;
}
