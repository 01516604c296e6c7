import type { Picture } from "../../picture";
import { shrinkPicture } from "../../image/shrink-picture";
import { shapeChecks } from "../judge/shape-checks";
import { scaledPicture, type ScaledPicture } from "../rim-strip";
import { traceClose, traceWide, type TracedRim } from "../trace-rim";
import { mayHaveRimAround, RING_SHARE } from "./rim-around";
import { votedCircles, type VotedCircle } from "./circle-votes";
import { coveredShare, ellipseOfCurve, type OutlineEllipse } from "./ellipse-of-curve";

/** Something round in a photograph. */
export interface RoundThing {
  /** In pixels of the photograph. */
  ellipse: OutlineEllipse;
  /** How well its rim is seen from afar and closely, less what it is rougher than a coin's, to 1. */
  evidence: number;
}

/** The longer side of the picture in which rims are traced is no longer than this. */
const LARGEST_SIDE_PX = 1600;
/** Circles that are tried at most, and how many without a coin end the search. */
const [MAX_CIRCLES, MAX_VAIN_CIRCLES] = [150, 30];
/** A rim seen like this from afar is surely one: circles inside it are its own. */
const [SURE_RIM_PROBABILITY, SURE_LOSS] = [0.9, 0.02];
/** A rim seen worse than this from afar is none. */
const MIN_RIM_PROBABILITY = 0.6;
/** Evidence lost by a rim's deviation from an ellipse beyond that of most coins. */
const [COST_OF_ROUGHNESS, FREE_ROUGHNESS] = [2, 0.01];
/** A line that is seen so well may have a rim around it, which is seen at least like this. */
const [MIN_LINE_EVIDENCE, MIN_RIM_EVIDENCE] = [0.7, 0.68];
/** How far that rim's middle and size may be from where they are expected, in radii. */
const [MAX_OFFSET, MAX_SIZE_CHANGE] = [0.12, 0.12];
/** Of two things that cover each other by this share of the smaller one, one is left out. */
const MAX_COVERED_SHARE = 0.45;

/**
 * Everything with a round rim in a photograph: circles that edges vote for, each rim traced by the
 * network from afar and closely, the better seen one of those that lie on each other. What is found
 * is judged by more than how it was found: the whole rim must be seen, and be an ellipse.
 *
 * @returns the best seen first
 */
export function roundThings(picture: Picture): RoundThing[] {
  const step = Math.max(1, Math.ceil(Math.max(picture.width, picture.height) / LARGEST_SIDE_PX));
  const work = shrinkPicture(picture, step);
  const scaled = scaledPicture(work);
  const rims = tracedRims(scaled, votedCircles(work, MAX_CIRCLES));
  const things = separate(rims).map(({ rim }) => thingOf(scaled, rim));
  const kept = separate([...things, ...things.flatMap((thing) => rimAround(scaled, thing))]);
  return kept.map(({ ellipse: { x, y, a, b, angle }, evidence }) => ({
    ellipse: { x: x * step, y: y * step, a: a * step, b: b * step, angle },
    evidence,
  }));
}

/** A rim as it is seen from afar. */
interface WideRim extends RoundThing {
  rim: TracedRim;
}

/** Rims around circles, until many circles have brought none that is surely one. */
function tracedRims(picture: ScaledPicture, circles: readonly VotedCircle[]): WideRim[] {
  const sure: WideRim[] = [];
  const others: WideRim[] = [];
  let vain = 0;
  for (const circle of circles) {
    if (vain >= MAX_VAIN_CIRCLES) break;
    if (sure.some(({ rim }) => isInside(circle, rim))) continue;
    const rim = traceWide(picture, circle);
    const loss = lossOf(picture, rim);
    const one = { rim, ellipse: ellipseOfCurve(rim.curve), evidence: rim.seen - loss };
    const isSure = rim.seen > SURE_RIM_PROBABILITY && loss < SURE_LOSS;
    if (isSure) sure.push(one);
    else if (rim.seen > MIN_RIM_PROBABILITY) others.push(one);
    vain = isSure ? 0 : vain + 1;
  }
  return [...sure, ...others];
}

/** Things that do not lie on each other, of those that do the better seen one. */
function separate<Thing extends RoundThing>(things: readonly Thing[]): Thing[] {
  const kept: Thing[] = [];
  for (const one of [...things].sort((p, q) => q.evidence - p.evidence))
    if (!kept.some((other) => areOneThing(one, other))) kept.push(one);
  return kept;
}

/** What a rim loses in evidence by its deviation from an ellipse. */
function lossOf(picture: ScaledPicture, { curve }: TracedRim): number {
  return COST_OF_ROUGHNESS * Math.max(0, shapeChecks(curve, picture).rough - FREE_ROUGHNESS);
}

const isInside = (circle: VotedCircle, { curve, radius }: TracedRim) =>
  Math.hypot(circle.x - curve.x, circle.y - curve.y) < 0.7 * radius && circle.radius < 1.3 * radius;

function thingOf(picture: ScaledPicture, wide: TracedRim): RoundThing {
  const close = traceClose(picture, wide.curve);
  return {
    ellipse: ellipseOfCurve(close.curve),
    evidence: (wide.seen + close.seen) / 2 - lossOf(picture, close),
  };
}

/**
 * The rim round the line between two metals, where that line was taken for the rim: it counts as
 * better seen than the line.
 */
function rimAround(picture: ScaledPicture, inner: RoundThing): RoundThing[] {
  if (inner.evidence < MIN_LINE_EVIDENCE || !mayHaveRimAround(picture.at(1), inner.ellipse))
    return [];
  const { x, y, a, b } = inner.ellipse;
  const radius = Math.sqrt(a * b) / RING_SHARE;
  const wide = traceWide(picture, { x, y, radius });
  const isConcentric = Math.hypot(wide.curve.x - x, wide.curve.y - y) < MAX_OFFSET * radius;
  if (!isConcentric || Math.abs(Math.log(wide.radius / radius)) > MAX_SIZE_CHANGE) return [];
  const { ellipse, evidence } = thingOf(picture, wide);
  return evidence > MIN_RIM_EVIDENCE
    ? [{ ellipse, evidence: Math.max(evidence, inner.evidence + 1e-3) }]
    : [];
}

function areOneThing({ ellipse: p }: RoundThing, { ellipse: q }: RoundThing): boolean {
  const [small, large] = p.a * p.b < q.a * q.b ? [p, q] : [q, p];
  return coveredShare(small, large) > MAX_COVERED_SHARE;
}
