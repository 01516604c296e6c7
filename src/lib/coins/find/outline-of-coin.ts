import { findGround } from "./ground";
import type { Picture } from "../picture";
import { hasWaist, silhouetteOfCoin, type Silhouette } from "./silhouette-of-coin";
import { chooseRim } from "./choose-rim";
import { equalDisc, maskOf, midway, outlineOf, overlap } from "./coin-mask";
import { causeOfDoubt, doubtOf } from "./doubts";
import { isGroundBetween } from "./ground-between";
import { severalCoins } from "./several-coins";
import type { OutlineEvidence } from "./judge/judged-outline";
import { outlineEvidence } from "./judge/outline-evidence";
import { rimConfidence } from "./judge/rim-confidence";
import { outlineConfidence, WARN_BELOW_CONFIDENCE } from "./judge/outline-probability";
import { roundOutline } from "./judge/round-outline";
import { scaledPicture } from "./rim-strip";
import { seedsOf } from "./seeds";
import { isThickEdge } from "./judge/thick-edge";
import type { SearchedPicture } from "./judge/outline-candidates";

/** The outline of the coin of a picture of at most 512 px. */
export interface CoinOutline {
  mask: Uint8Array;
  fragment: boolean;
  /** Probability that it is right. */
  confidence: number;
  /** Why it may be wrong, in words. */
  doubt: string;
  /** What it was judged by; null where only what stands out from the ground speaks for it. */
  evidence: OutlineEvidence | null;
}

/** An outline before it is judged, or why there is none, in words. */
type FirstOutline =
  | (Omit<CoinOutline, "evidence"> & {
      searched: SearchedPicture;
      /** Whether silhouette and rim have the same outline. */
      agreed: boolean;
      /** Whether they do so on a plain ground, or closely on a rim that is certain. */
      plain: boolean;
      /** Whether a thick edge is seen beyond the rim of the face. */
      thick?: boolean;
    })
  | { refused: string };

/**
 * Below this solidity a coin has lost a piece: 2 of the 540 coins of the Toulouse hoard (both under
 * 0.92, all others over 0.97).
 */
const MIN_SOLIDITY = 0.945;
/** Masks that overlap by this share tell of the same rim. */
const MIN_OVERLAP = 0.96;
/** Masks of one rim that overlap by less than this are apart: the outline midway is kept. */
const MIN_EXACT_OVERLAP = 0.985;
/** Below this solidity a silhouette has more than a thick edge beyond the rim. */
const MIN_SOLIDITY_OF_WHOLE = 0.975;
/** Others are not looked for where silhouette and rim agree closely on a rim of this confidence. */
const CERTAIN = 0.95;
/** Below this confidence a rim does not speak against a silhouette that has lost a piece. */
const MIN_RIM_CONFIDENCE = 0.5;
/** Confidence in an outline on which silhouette and rim agree, at least. */
const CONFIDENCE_OF_AGREED = 0.8;
/** A ground is plain where so much of the border has its colour. */
const MIN_PLAIN_GROUND_SHARE = 0.9;

const THICK_EDGE = "the edge of the coin seems thick, and the rim of its face lies further inside";

/**
 * Finds the outline of a coin, and how probable it is that it is right.
 *
 * Broken coins keep the confidence in the rim alone: their outline is none of a whole rim, so that
 * the checks do not hold for them. Where an outline is in doubt, the circle on which the ground ends
 * is taken instead if there is one.
 */
export function outlineOfCoin(work: Picture): CoinOutline | { refused: string } {
  const first = firstOutline(work);
  if ("refused" in first) return first;
  const found = judgedOutline(first);
  if (found.confidence >= WARN_BELOW_CONFIDENCE || found.fragment) return found;
  const round = roundOutline(first.searched.picture, found.mask);
  return round ? { ...found, ...round, evidence: null } : found;
}

function judgedOutline(first: Exclude<FirstOutline, { refused: string }>): CoinOutline {
  const { mask, fragment, confidence, doubt, searched, ...how } = first;
  const kept = { mask, fragment, confidence, doubt, evidence: null };
  if (fragment) return kept;
  const judged = outlineEvidence(searched, { mask, confidence, ...how });
  if (!judged) return kept;
  if (judged.unshaded)
    return { ...kept, mask: judged.unshaded, ...verdictOn(judged.evidence, doubt) };
  if (judged.better) {
    const again = outlineEvidence(searched, { ...judged.better, plain: false });
    if (again) return { ...kept, mask: judged.better.mask, ...verdictOn(again.evidence, doubt) };
  }
  return { ...kept, ...verdictOn(judged.evidence, doubt) };
}

function verdictOn(evidence: OutlineEvidence, doubt: string) {
  return { evidence, confidence: outlineConfidence(evidence), doubt: doubtOf(evidence, doubt) };
}

/** Weighs the silhouette on a ground of one colour against the rim that the network sees. */
function firstOutline(work: Picture): FirstOutline {
  const { width, height } = work;
  const size = { width, height, step: 1 };
  const ground = findGround(work);
  const found = ground.share < 0.2 ? null : silhouetteOfCoin(work, ground);
  const isPlain = ground.share >= MIN_PLAIN_GROUND_SHARE;
  if (!found && isPlain) {
    const level = Math.round(ground.colour.reduce((a, b) => a + b, 0) / ground.colour.length);
    return {
      refused: `shows no coin, only ground of brightness ${level} of 255: check that it is the right photograph.`,
    };
  }
  const disc = found && equalDisc(found.mask, width, height);
  const seed = disc && { x: disc.centre[0], y: disc.centre[1], radius: disc.radius };
  const scaled = scaledPicture(work);
  const outline = seed && outlineOf(found.mask, work, seed.x, seed.y);
  const seeds = seedsOf(scaled);
  const rim = chooseRim(scaled, seeds, seed ? [seed] : [], outline);
  const coins = Math.max(isPlain && found ? found.others : 0, rim.others.length) + 1;
  if (coins > 1) {
    return {
      refused: severalCoins(coins, [
        [rim.close.curve.x, rim.close.curve.y],
        ...rim.others.map(({ curve }): [number, number] => [curve.x, curve.y]),
      ]),
    };
  }
  const seen = maskOf(rim.close.curve, size);
  const { close, wideSeen, change } = rim;
  const confidence = rimConfidence({ ...close, wideSeen, change });
  const searched = { picture: scaled, ground, seeds };
  const seenAs = { fragment: false, searched, agreed: false, plain: false };
  if (!found) {
    const doubt = causeOfDoubt(scaled, null);
    return { ...seenAs, mask: seen, confidence, doubt };
  }
  const shared = overlap(found.mask, seen);
  if (found.solidity >= MIN_SOLIDITY && shared >= MIN_OVERLAP) {
    const between = shared < MIN_EXACT_OVERLAP && outline ? midway(outline, rim.close.curve) : null;
    return {
      ...seenAs,
      mask: between ? maskOf(between, size) : found.mask,
      confidence: Math.max(CONFIDENCE_OF_AGREED, confidence),
      doubt: "",
      agreed: true,
      plain: isPlain || (confidence > CERTAIN && shared >= MIN_EXACT_OVERLAP),
    };
  }
  if (isPlain && found.solidity >= MIN_SOLIDITY_OF_WHOLE && isThickEdge(scaled, found.mask, seen))
    return { ...seenAs, mask: found.mask, confidence, doubt: THICK_EDGE, thick: true };
  if (isPlain && isGroundBetween(scaled, seen, found.mask))
    return lacking(found, work, { ...seenAs, confidence });
  if (ground.share > 0.5 && found.solidity < MIN_SOLIDITY && confidence < MIN_RIM_CONFIDENCE)
    return lacking(found, work, { ...seenAs, confidence });
  const { x, y } = rim.close.curve;
  const doubt = causeOfDoubt(scaled, { mask: found.mask, rim: seen, ...work, centre: [x, y] });
  return { ...seenAs, mask: seen, confidence, doubt };
}

/** A silhouette that lacks parts of the rim's disc where the ground is seen: cracked or broken. */
function lacking(
  found: Silhouette,
  { width, height }: Picture,
  seenAs: Pick<
    Exclude<FirstOutline, { refused: string }>,
    "searched" | "agreed" | "plain" | "confidence"
  >,
): FirstOutline {
  const whole = found.solidity >= MIN_SOLIDITY;
  if (found.solidity < 0.5 || (!whole && hasWaist(found.mask, width, height))) {
    return {
      refused:
        "shows something that is no single coin (coins that touch, or a ground that is not plain): photograph one coin on a plain ground.",
    };
  }
  const confidence = Math.max(CONFIDENCE_OF_AGREED, seenAs.confidence);
  return { ...seenAs, mask: found.mask, fragment: !whole, confidence, doubt: "", agreed: true };
}
