import { cornersOf, polarCurve } from "./rim-path";
import type { PolarCurve, ScaledPicture } from "./rim-strip";
import type { Seeds } from "./seeds";
import { traceClose, traceWide, type Seed, type TracedRim } from "./trace-rim";

/** The rim that was chosen, and what speaks for it. */
export interface ChosenRim {
  close: TracedRim;
  /** How well it was seen from afar, and how much its radius changed from there, as a share. */
  wideSeen: number;
  change: number;
  /** Other rims of a like size that were seen for sure beside it. */
  others: TracedRim[];
}

/** A rim seen this well from one seed needs no other seed. */
const CERTAIN_RIM_PROBABILITY = 0.9;
/** An outline found otherwise is kept where it is seen this well, from afar and closely. */
const CONFIRMED_RIM_PROBABILITY = 0.85;
/** Share of the angles at which two curves of one rim may be apart. */
const MAX_STRAY_SHARE = 0.04;
/** Seeds that are tried at most, and others that are looked at for a second coin. */
const [MAX_SEEDS, MAX_OTHER_SEEDS] = [4, 3];
/** A second coin has this share of the first one's radius and is seen this well. */
const [MIN_RELATIVE_RADIUS, MIN_OTHER_RIM_PROBABILITY] = [0.5, 0.8];

/**
 * The rim of the coin of a picture: rims are traced from several seeds, the best seen one is traced
 * again closely.
 *
 * @param seeds of the picture
 * @param first where a coin is thought to be, tried before all else
 * @param outline an outline of it that was found otherwise
 */
export function chooseRim(
  picture: ScaledPicture,
  { objects, middle }: Seeds,
  first: Seed[],
  outline: PolarCurve | null,
): ChosenRim {
  const known = first.length > 0 && outline ? confirmed(picture, first[0], outline) : null;
  if (known) return { ...known, others: rimsBeside(picture, objects, known.close) };
  const seeds = distinct([...first, ...objects.slice(0, 2), middle, ...objects.slice(2)]);
  const rims: TracedRim[] = [];
  let best: TracedRim | undefined;
  for (const seed of seeds.slice(0, MAX_SEEDS)) {
    const rim = traceWide(picture, seed);
    rims.push(rim);
    if (!best || worth(rim) > worth(best)) best = rim;
    if (best.seen > CERTAIN_RIM_PROBABILITY) break;
  }
  let close = traceClose(picture, best!.curve);
  const again = traceClose(picture, close.curve, 1);
  if (again.seen > close.seen) close = again;
  if (outline && isLike(outline, close, 0.1)) {
    const along = traceClose(picture, outline, 0);
    if (along.seen > close.seen) close = along;
  }
  return {
    close,
    wideSeen: best!.seen,
    change: Math.abs(Math.log(close.radius / best!.radius)),
    others: rimsBeside(picture, objects, close),
  };
}

/** Rims of further coins beside the chosen one, where something stands out from the ground. */
function rimsBeside(
  picture: ScaledPicture,
  objects: readonly Seed[],
  close: TracedRim,
): TracedRim[] {
  const others: TracedRim[] = [];
  for (const seed of objects.slice(0, MAX_OTHER_SEEDS + 1)) {
    if (!isBeside(seed, close, 0.8) || seed.radius < MIN_RELATIVE_RADIUS * close.radius) continue;
    const rim = traceWide(picture, seed);
    if (
      rim.seen > MIN_OTHER_RIM_PROBABILITY &&
      rim.radius > MIN_RELATIVE_RADIUS * close.radius &&
      isBeside({ ...rim.curve, radius: rim.radius }, close, 0.9)
    )
      others.push(rim);
  }
  return others;
}

/** An outline that the network sees at once, from afar and closely: most are such. */
function confirmed(
  picture: ScaledPicture,
  seed: Seed,
  outline: PolarCurve,
): Omit<ChosenRim, "others"> | null {
  const wide = traceWide(picture, seed);
  if (wide.seen < CONFIRMED_RIM_PROBABILITY || !isLike(outline, wide, 0.05)) return null;
  const close = traceClose(picture, outline, 0);
  if (close.seen < CONFIRMED_RIM_PROBABILITY || close.weakest < 0.6) return null;
  const change = Math.abs(Math.log(close.radius / wide.radius));
  return change > 0.03 ? null : { close, wideSeen: wide.seen, change };
}

/** Small rims are found by chance more often than large ones. */
function worth({ seen, radius }: TracedRim): number {
  return seen + 0.1 * Math.log(radius);
}

function isBeside(seed: Seed, { curve, radius }: TracedRim, share: number): boolean {
  return Math.hypot(seed.x - curve.x, seed.y - curve.y) > share * (seed.radius + radius);
}

/**
 * Whether an outline runs within a share of the radius from a rim, nearly all the way round: a hard
 * shadow of the coin has its size, and much of its place.
 */
function isLike(outline: PolarCurve, { curve }: TracedRim, share: number): boolean {
  const rim = polarCurve(cornersOf(curve), outline.x, outline.y);
  if (!rim) return false;
  let off = 0;
  for (let a = 0; a < rim.radii.length; a++)
    if (Math.abs(Math.log(rim.radii[a] / outline.radii[a])) > share) off++;
  return off <= MAX_STRAY_SHARE * rim.radii.length;
}

function distinct(seeds: Seed[]): Seed[] {
  return seeds.filter(
    (s, i) =>
      !seeds
        .slice(0, i)
        .some(
          (t) =>
            Math.hypot(s.x - t.x, s.y - t.y) < 0.12 * t.radius &&
            Math.abs(Math.log(s.radius / t.radius)) < 0.12,
        ),
  );
}
