import type { Side } from "../../coins/index";
import { inLanes, type OnProgress } from "../../base/index";
import { byDigest } from "../registration/cache/by-digest";
import { shippedCalibration } from "../calibration-file";
import { likeness, verdict, type Calibration } from "../registration/evidence";
import { invertWarp } from "../registration/align/invert-warp";
import type { KeptAnswers } from "../registration/cache/kept-answers";
import type { MatchedPair } from "../match-sides";
import type { Registration } from "../registration/align/register";
import type { Workers } from "../registration/workers";
import { chooseReferences } from "./choose-references";
import type { DistantSide, LoadSide } from "./distant-side";
import { likest, type Proposed } from "./likest";
import { placeOnReferences, type Place, type Placed } from "./place-on-references";
import { related } from "./related";
import type { AheadOf } from "./work-ahead";

/** Pairs that each side proposes, where it is left out. */
export const NEIGHBOURS = 8;
/**
 * A side that correlates less with every reference is like none of them, and references are drawn
 * among such sides.
 */
const EXPLAINED = 0.25;
/** How often references are drawn. */
const ROUNDS = 4;

export interface MatchByReferencesOptions {
  load: LoadSide;
  workers: Workers;
  kept: KeptAnswers<Placed>;
  anyRotation?: boolean;
  /** The one that ships where it is left out. */
  calibration?: Calibration;
  /** Each side proposes so many pairs. */
  neighbours?: number;
  /** Pairs that may be of one die at all, by positions; all where it is left out. */
  may?(a: number, b: number): boolean;
  /**
   * Told of what comes next, so that it can be done elsewhere and kept; what is kept is not made
   * again.
   */
  ahead?(work: AheadOf): Promise<void>;
  onProgress?: OnProgress;
}

/**
 * Compares sides of one kind without looking at every pair: all are laid on some sides that were
 * drawn as references, each side's likest others are registered, and then all pairs of what proved
 * to be of one die. The work grows with the number of coins, not with its square.
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
    neighbours = NEIGHBOURS,
    may,
    onProgress,
  } = options;
  // A pair is looked at in the order of the contents, so that it comes out the same whichever coin
  // is named first.
  const order = byDigest(sides);
  const seen = order.map((i) => sides[i]);
  const { places, references } = await placed(side, seen, options);
  const mayBe = may && ((a: number, b: number) => may(order[a], order[b]));
  let next = likest(seen, places, references, {
    neighbours,
    may: mayBe,
    onProgress: (done, total) => onProgress?.({ stage: `looking for like ${side}s`, done, total }),
  });
  const found = new Map<number, Registration>();
  const key = (a: number, b: number) => a * seen.length + b;
  const pairOf = (at: number) => ({ a: Math.floor(at / seen.length), b: at % seen.length });
  const judged = (at: number) => {
    const { a, b } = pairOf(at);
    const like = likeness(NaN, found.get(at)!);
    return { like, said: verdict(like, seen[a].legible && seen[b].legible, calibration) };
  };
  for (let round = 0; next.length > 0; round++) {
    await registerProposed(seen, next, {
      workers,
      load,
      ahead: options.ahead,
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

/** Lays all sides on references, drawn anew among those that are like none of the earlier ones. */
async function placed(
  side: Side,
  seen: readonly DistantSide[],
  { load, workers, kept, anyRotation, ahead, onProgress }: MatchByReferencesOptions,
): Promise<{ places: Place[][]; references: number }> {
  const chosen: number[] = [];
  let places: Place[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const taken = new Set(chosen.map((i) => seen[i].digest));
    const unlike =
      round === 0
        ? seen.map((_, i) => i)
        : [...seen.keys()].filter((i) =>
            places[i].every(({ correlation }) => !(correlation >= EXPLAINED)),
          );
    const drawn = chooseReferences(
      unlike.map((i) => seen[i]),
      taken,
    ).map((k) => unlike[k]);
    if (drawn.length === 0) break;
    chosen.push(...drawn);
    await ahead?.({
      what: "places",
      sides: seen.map(({ digest, file }) => ({ digest, file })),
      references: chosen.map((i) => seen[i].file),
    });
    const references = await Promise.all(chosen.map((i) => load(seen[i])));
    places = await placeOnReferences(seen, references, {
      load,
      workers,
      kept,
      anyRotation,
      onProgress: (done, total) =>
        onProgress?.({ stage: `laying ${side}s on ${chosen.length} of them`, done, total }),
    });
  }
  return { places, references: chosen.length };
}

interface RegisterOptions extends Pick<MatchByReferencesOptions, "workers" | "load" | "ahead"> {
  take(pair: Proposed, registration: Registration): void;
  onProgress(done: number, total: number): void;
}

async function registerProposed(
  seen: readonly DistantSide[],
  proposed: readonly Proposed[],
  { workers, load, ahead, take, onProgress }: RegisterOptions,
): Promise<void> {
  const byStill = new Map<number, Proposed[]>();
  for (const pair of proposed) {
    if (!byStill.has(pair.a)) byStill.set(pair.a, []);
    byStill.get(pair.a)!.push(pair);
  }
  const questions = neighboursTogether([...byStill.values()]);
  await ahead?.({
    what: "registrations",
    questions: questions.map((pairs) => ({
      still: seen[pairs[0].a].file,
      others: pairs.map(({ b }) => seen[b].file),
      starts: pairs.map(({ start }) => start),
    })),
  });
  let done = 0;
  await inLanes(questions, workers.count + 1, async (pairs) => {
    const [still, ...others] = await Promise.all(
      [pairs[0].a, ...pairs.map(({ b }) => b)].map((i) => load(seen[i])),
    );
    const answers = await workers.register({
      still,
      others,
      starts: pairs.map(({ start }) => start),
    });
    answers.forEach((answer, k) => take(pairs[k], answer));
    onProgress((done += pairs.length), proposed.length);
  });
}

/** Orders questions so that sides that were read for one are asked for by the next. */
function neighboursTogether(questions: Proposed[][]): Proposed[][] {
  const byStill = new Map(questions.map((pairs) => [pairs[0].a, pairs]));
  const ordered: Proposed[][] = [];
  for (const first of questions) {
    const waiting = [first];
    for (const pairs of waiting) {
      if (!byStill.delete(pairs[0].a)) continue;
      ordered.push(pairs);
      for (const { b } of pairs) if (byStill.has(b)) waiting.push(byStill.get(b)!);
    }
  }
  return ordered;
}
