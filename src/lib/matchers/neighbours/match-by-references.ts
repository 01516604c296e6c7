import type { Side } from "../../coins/index";
import { mapConcurrent, type OnProgress } from "../../base/index";
import { byDigest } from "../registration/cache/by-digest";
import { shippedCalibration } from "../calibration-file";
import { stagedScore, verdict, type Calibration } from "../registration/evidence";
import { invertWarp } from "../registration/align/invert-warp";
import type { PairCache } from "../registration/cache/pair-cache";
import type { MatchedPair } from "../match-sides";
import type { Registration } from "../registration/align/register";
import type { Workers } from "../registration/workers";
import { chooseReferences } from "./choose-references";
import type { DistantSide, LoadSide } from "./distant-side";
import { nearestNeighbours, type ProposedPair } from "./nearest-neighbours";
import { placeOnReferences, type Place, type Placed } from "./place-on-references";
import { related } from "./related";
import type { PlannedWork } from "./planned-work";

/** Default number of nearest neighbours per side. */
export const DEFAULT_NEIGHBOURS = 8;
/**
 * A side with a lower correlation with every reference is explained by none; further references are
 * drawn among such sides.
 */
const MIN_REFERENCE_CORRELATION = 0.25;
/** Number of rounds in which references are drawn. */
const SAMPLING_ROUNDS = 4;

export interface MatchByReferencesOptions {
  load: LoadSide;
  workers: Workers;
  cache: PairCache<Placed>;
  anyRotation?: boolean;
  /** The one that ships where it is left out. */
  calibration?: Calibration;
  /** Number of nearest neighbours per side. */
  neighbours?: number;
  /** Pairs that may be from the same die at all, by positions; all where it is left out. */
  may?(a: number, b: number): boolean;
  /** Receives the work units before they run, for remote precomputation into the cache. */
  onPlan?(work: PlannedWork): Promise<void>;
  onProgress?: OnProgress;
}

/**
 * Compares sides of one kind without registering every pair: all sides are aligned with some that
 * were drawn as references, the nearest neighbours of each side are registered, and then all pairs
 * within the groups found to be from the same die. The work grows with the number of coins, not
 * with its square.
 *
 * The engine must have been started.
 *
 * @returns the pairs that were registered, in the order of the sides
 */
export async function matchByReferences(
  side: Side,
  sides: readonly DistantSide[],
  options: MatchByReferencesOptions,
): Promise<MatchedPair[]> {
  const {
    workers,
    load,
    calibration = shippedCalibration(),
    neighbours = DEFAULT_NEIGHBOURS,
    may,
    onProgress,
  } = options;
  // Pairs are processed in the order of their digests, so that the result does not depend on the
  // order of the coins.
  const order = byDigest(sides);
  const seen = order.map((i) => sides[i]);
  const { places, references } = await placed(side, seen, options);
  const mayBe = may && ((a: number, b: number) => may(order[a], order[b]));
  let next = nearestNeighbours(seen, places, references, {
    neighbours,
    may: mayBe,
    onProgress: (done, total) => onProgress?.({ stage: `looking for like ${side}s`, done, total }),
  });
  const found = new Map<number, Registration>();
  const key = (a: number, b: number) => a * seen.length + b;
  const pairOf = (at: number) => ({ a: Math.floor(at / seen.length), b: at % seen.length });
  const judged = (at: number) => {
    const { a, b } = pairOf(at);
    const like = stagedScore(NaN, found.get(at)!);
    return { like, said: verdict(like, seen[a].legible && seen[b].legible, calibration) };
  };
  for (let round = 0; next.length > 0; round++) {
    await registerProposed(seen, next, {
      workers,
      load,
      onPlan: options.onPlan,
      take: (pair, registration) => found.set(key(pair.a, pair.b), registration),
      onProgress: (done, total) =>
        onProgress?.({
          stage: round === 0 ? `registering ${side}s` : `registering ${side}s of the same dies`,
          done,
          total,
        }),
    });
    const links = [...found.keys()]
      .filter((at) => judged(at).said.answer === "same")
      .map((at) => ({ ...pairOf(at), map: found.get(at)!.warp.map }));
    next = related(links, (a, b) => found.has(key(a, b))).filter(
      ({ a, b }) => !mayBe || mayBe(a, b),
    );
  }
  const pairs = [...found].map(([at, registration]) => {
    const { a, b } = pairOf(at);
    const turned = order[a] > order[b];
    const { like, said } = judged(at);
    const [low, high] = turned ? [order[b], order[a]] : [order[a], order[b]];
    return {
      low,
      high,
      pair: {
        a: sides[low].coin,
        b: sides[high].coin,
        side,
        score: like.score,
        ...said,
        stage: like.stage,
        registration: turned
          ? { ...registration, warp: invertWarp(registration.warp) }
          : registration,
      },
    };
  });
  return pairs.sort((x, y) => x.low - y.low || x.high - y.high).map(({ pair }) => pair);
}

/** Lays all sides on references, redrawn among those that are like none of the earlier ones. */
async function placed(
  side: Side,
  seen: readonly DistantSide[],
  { load, workers, cache, anyRotation, onPlan, onProgress }: MatchByReferencesOptions,
): Promise<{ places: Place[][]; references: number }> {
  const chosen: number[] = [];
  let places: Place[][] = [];
  for (let round = 0; round < SAMPLING_ROUNDS; round++) {
    const taken = new Set(chosen.map((i) => seen[i].digest));
    const unlike =
      round === 0
        ? seen.map((_, i) => i)
        : [...seen.keys()].filter((i) =>
            places[i].every(({ correlation }) => !(correlation >= MIN_REFERENCE_CORRELATION)),
          );
    const drawn = chooseReferences(
      unlike.map((i) => seen[i]),
      taken,
    ).map((k) => unlike[k]);
    if (drawn.length === 0) break;
    chosen.push(...drawn);
    await onPlan?.({
      what: "places",
      sides: seen.map(({ digest, file }) => ({ digest, file })),
      references: chosen.map((i) => seen[i].file),
      anyRotation,
    });
    const references = await Promise.all(chosen.map((i) => load(seen[i])));
    places = await placeOnReferences(seen, references, {
      load,
      workers,
      cache,
      anyRotation,
      onProgress: (done, total) =>
        onProgress?.({ stage: `laying ${side}s on ${chosen.length} of them`, done, total }),
    });
  }
  return { places, references: chosen.length };
}

interface RegisterOptions extends Pick<MatchByReferencesOptions, "workers" | "load" | "onPlan"> {
  take(pair: ProposedPair, registration: Registration): void;
  onProgress(done: number, total: number): void;
}

async function registerProposed(
  seen: readonly DistantSide[],
  proposed: readonly ProposedPair[],
  { workers, load, onPlan, take, onProgress }: RegisterOptions,
): Promise<void> {
  const byFixed = new Map<number, ProposedPair[]>();
  for (const pair of proposed) {
    if (!byFixed.has(pair.a)) byFixed.set(pair.a, []);
    byFixed.get(pair.a)!.push(pair);
  }
  const questions = orderByNeighbours([...byFixed.values()]);
  await onPlan?.({
    what: "registrations",
    questions: questions.map((pairs) => ({
      fixed: seen[pairs[0].a].file,
      others: pairs.map(({ b }) => seen[b].file),
      starts: pairs.map(({ start }) => start),
    })),
  });
  let done = 0;
  await mapConcurrent(questions, workers.count + 1, async (pairs) => {
    const [fixed, ...others] = await Promise.all(
      [pairs[0].a, ...pairs.map(({ b }) => b)].map((i) => load(seen[i])),
    );
    const answers = await workers.register({
      fixed,
      others,
      starts: pairs.map(({ start }) => start),
    });
    answers.forEach((answer, k) => take(pairs[k], answer));
    onProgress((done += pairs.length), proposed.length);
  });
}

/** Orders questions so that consecutive ones share sides, which are then in memory. */
function orderByNeighbours(questions: ProposedPair[][]): ProposedPair[][] {
  const byFixed = new Map(questions.map((pairs) => [pairs[0].a, pairs]));
  const ordered: ProposedPair[][] = [];
  for (const first of questions) {
    const waiting = [first];
    for (const pairs of waiting) {
      if (!byFixed.delete(pairs[0].a)) continue;
      ordered.push(pairs);
      for (const { b } of pairs) if (byFixed.has(b)) waiting.push(byFixed.get(b)!);
    }
  }
  return ordered;
}
