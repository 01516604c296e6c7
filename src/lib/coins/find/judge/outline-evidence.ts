import { equalDisc, outlineOf } from "../coin-mask";
import { comparedWithOthers, type ComparedOutline } from "./compared-outlines";
import type { JudgedOutline } from "./judged-outline";
import type { SearchedPicture } from "./outline-candidates";
import { rimConfidence } from "./rim-confidence";
import { ringChecks } from "./ring-checks";
import { withoutShade } from "./without-shade";

/** What looks like ground in shade over a shorter arc is seen on right outlines, too. */
const MIN_SHADE_SHARE = 0.1;
/** Of a shadow that is left out, no more than this share may be left. */
const MAX_SHADE_LEFT = 0.5;
/** A coin that has the colour of the ground along less of its edge is not lost in it. */
const MIN_FAINT_SHARE = 0.2;

/** What speaks for an outline, and another one that more speaks for. */
export interface GatheredEvidence extends ComparedOutline {
  /** The outline without the shadow inside it, to which the evidence belongs then. */
  unshaded: Uint8Array | null;
}

/** Gathers what speaks for and against an outline; null where it cannot be followed from inside. */
export function outlineEvidence(
  searched: SearchedPicture,
  judged: JudgedOutline,
): GatheredEvidence | null {
  const { mask, confidence, agreed, plain } = judged;
  const { picture } = searched;
  const { width, height } = picture;
  const [x, y] = equalDisc(mask, width, height).centre;
  const curve = outlineOf(mask, { width, height }, x, y);
  if (!curve) return null;
  const { shade, shadeAngle, faint } = ringChecks(picture, curve);
  const first = {
    rim: logitOf(confidence),
    agreed: agreed ? 1 : 0,
    rival: 0,
    other: 0,
    shade: shade < MIN_SHADE_SHARE ? 0 : shade,
    faint: faint < MIN_FAINT_SHARE ? 0 : faint,
    shadeAngle,
  };
  if (first.shade > 0) {
    const bare = withoutShade(picture, curve, Math.max(MIN_SHADE_SHARE, MAX_SHADE_LEFT * shade));
    if (bare) {
      const rim = logitOf(rimConfidence(bare));
      const evidence = { ...first, rim, agreed: 0, shade: MIN_SHADE_SHARE };
      return { evidence, better: null, unshaded: bare.mask };
    }
  } else if (plain) return { evidence: first, better: null, unshaded: null };
  return { ...comparedWithOthers(searched, judged, { curve, first }), unshaded: null };
}

function logitOf(confidence: number): number {
  const bounded = Math.min(0.99, Math.max(0.02, confidence));
  return Math.log(bounded / (1 - bounded));
}
