import { overlap } from "../coin-mask";
import type { PolarCurve } from "../rim-strip";
import type { JudgedOutline, OutlineEvidence } from "./judged-outline";
import { otherOutlines, type SearchedPicture } from "./outline-candidates";
import { checkOutline, type OutlineChecks } from "./outline-checks";
import { rimConfidence } from "./rim-confidence";

/** An outline with what it is judged by, and another one that more speaks for. */
export interface ComparedOutline {
  evidence: OutlineEvidence;
  better: Pick<JudgedOutline, "mask" | "confidence" | "agreed"> | null;
}

/**
 * Outlines that overlap by less are of other things, such as the inner ring of a coin of two metals
 * (0.53 of a 2-euro coin); differences above the second are told as that.
 */
const [MIN_OVERLAP, MAX_DIFFERENCE] = [0.6, 0.15];
/** What the network may see less well on an outline that is taken instead of another. */
const [MIN_GAIN, MAX_LOSS] = [0.1, 0.04];
/** Where what stands out from the ground overlaps a rim by so much, two means agree on it. */
const MIN_OVERLAP_OF_AGREED = 0.96;
/** Confidence in an outline on which two means agree, at least. */
const CONFIDENCE_OF_AGREED = 0.8;

/** Evidence with what other outlines of a picture say, and the one of them that is better. */
export function comparedWithOthers(
  searched: SearchedPicture,
  { mask, agreed, thick }: JudgedOutline,
  { curve, first }: { curve: PolarCurve; first: OutlineEvidence },
): ComparedOutline {
  const { picture } = searched;
  const evidence = { ...first };
  const own = checkOutline(picture, curve);
  let clean: Uint8Array | null = null;
  let seen: (OutlineChecks & { mask: Uint8Array }) | null = null;
  const standingOut: Uint8Array[] = [];
  for (const candidate of otherOutlines(searched, { curve, mask })) {
    if (candidate.by === "ground") standingOut.push(candidate.mask);
    const shared = overlap(mask, candidate.mask);
    if (shared < MIN_OVERLAP) continue;
    const difference = Math.min(MAX_DIFFERENCE, 1 - shared);
    const checks = checkOutline(picture, candidate.curve);
    if (candidate.by === "ground") {
      if (!isClean(checks)) continue;
      evidence.rival = Math.max(evidence.rival, difference);
      if (isWellSeen(checks) && checks.wideSeen > own.wideSeen) clean = candidate.mask;
      continue;
    }
    if (checks.seen > own.seen - 0.05 && checks.wideSeen > own.wideSeen - 0.1)
      evidence.other = Math.max(evidence.other, difference);
    if (isSeenBetter(checks, own) && checks.seen > (seen?.seen ?? 0))
      seen = { ...checks, mask: candidate.mask };
  }
  if (clean)
    return { evidence, better: { mask: clean, confidence: CONFIDENCE_OF_AGREED, agreed: true } };
  if (!seen || agreed || thick) return { evidence, better: null };
  const rim = seen.mask;
  const areAgreed = standingOut.some((one) => overlap(one, rim) > MIN_OVERLAP_OF_AGREED);
  return {
    evidence,
    better: { mask: rim, confidence: rimConfidence(seen), agreed: areAgreed },
  };
}

/** Whether the network sees a rim much better there, and nothing else speaks against it. */
function isSeenBetter(checks: OutlineChecks, own: OutlineChecks): boolean {
  return (
    checks.seen > own.seen + MIN_GAIN &&
    checks.weakest > own.weakest + MIN_GAIN &&
    checks.wideSeen > own.wideSeen - MAX_LOSS &&
    checks.groundOutside > own.groundOutside - MAX_LOSS &&
    checks.flat < own.flat + MAX_LOSS
  );
}

/** Whether an outline has ground outside and metal inside, and the form of a coin. */
function isClean({ groundOutside, flat, wideSeen, rough, beyond }: OutlineChecks): boolean {
  return groundOutside > 0.9 && flat < 0.1 && wideSeen > 0.6 && rough < 0.06 && beyond < 0.3;
}

/** Whether the network sees a rim there as well as on the outlines that it is sure of. */
function isWellSeen({ seen, weakest, wideSeen }: OutlineChecks): boolean {
  return seen > 0.85 && weakest > 0.7 && wideSeen > 0.85;
}
