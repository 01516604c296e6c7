import type { Side } from "../coins/index";
import type { OnProgress } from "../base/index";
import { byDigest } from "./registration/cache/by-digest";
import { shippedCalibration } from "./calibration-file";
import { candidates } from "./registration/search/candidates";
import {
  likeness,
  verdict,
  type Answer,
  type Calibration,
  type Stage,
} from "./registration/evidence";
import { invertWarp } from "./registration/align/invert-warp";
import { isLegible } from "./registration/legibility";
import type { MatchSide } from "./registration/match-side";
import type { Registration } from "./registration/align/register";
import { screen, type Screened } from "./registration/search/screen";
import { startWorkers, type Workers } from "./registration/workers";

/** One side of a coin that has a name. */
export interface NamedSide {
  coin: string;
  side: Side;
  seen: MatchSide;
}

/** Two coins' same sides, and whether one die struck both. */
export interface MatchedPair {
  /** The coins, in the order in which they were given. */
  a: string;
  b: string;
  side: Side;
  /** Higher = more alike; see `Likeness`. */
  score: number;
  /** Of one die. */
  probability: number;
  answer: Answer;
  stage: Stage;
  /** How one lies on the other; null where the pair was screened only. */
  registration: Registration | null;
}

export interface MatchOptions {
  /**
   * Coins lie any way round; otherwise within 18 degrees of upright of each other. Slower by ten.
   */
  anyRotation?: boolean;
  /** The one that ships where it is left out. */
  calibration?: Calibration;
  /** Who does the registering; threads where it is left out. */
  workers?: Workers;
  onProgress?: OnProgress;
}

/**
 * Compares every two coins of the same side: were they struck by one die? Screens all pairs,
 * registers the promising ones, decides by what a smooth warp leaves over. The outcome does not
 * depend on the order in which sides are given.
 *
 * The engine must have been started (`startEngine`).
 *
 * @returns every pair, obverses first, then in the order of the coins
 */
export async function matchSides(
  sides: readonly NamedSide[],
  options: MatchOptions = {},
): Promise<MatchedPair[]> {
  const workers = options.workers ?? startWorkers();
  try {
    let pairs: MatchedPair[] = [];
    for (const side of ["obverse", "reverse"] as const) {
      const own = sides.filter((one) => one.side === side);
      // too many to push as arguments
      if (own.length > 1) pairs = pairs.concat(await matchOneSide(own, { ...options, workers }));
    }
    return pairs;
  } finally {
    if (!options.workers) await workers.close();
  }
}

async function matchOneSide(
  sides: readonly NamedSide[],
  {
    anyRotation,
    calibration = shippedCalibration(),
    workers,
    onProgress,
  }: MatchOptions & { workers: Workers },
): Promise<MatchedPair[]> {
  const { side } = sides[0];
  // A pair is looked at in the order of the contents, so that it comes out the same whichever coin
  // is named first.
  const order = byDigest(sides.map(({ seen }) => seen));
  const seen = order.map((i) => sides[i].seen);
  const screened = screen(seen, {
    anyRotation,
    onProgress: (done, total) => onProgress?.({ stage: `screening ${side}s`, done, total }),
  });
  const registrations = await registerCandidates(seen, screened, workers, (done, total) =>
    onProgress?.({ stage: `registering ${side}s`, done, total }),
  );
  const legible = seen.map(isLegible);
  const pairs = new Array<MatchedPair>(screened.length);
  screened.forEach(({ a, b, score }, i) => {
    const [first, second] = [order[a], order[b]];
    const [low, high] = [Math.min(first, second), Math.max(first, second)];
    const found = registrations.get(i) ?? null;
    const like = likeness(score, found);
    const turned = first > second;
    pairs[low * sides.length - (low * (low + 1)) / 2 + high - low - 1] = {
      a: sides[low].coin,
      b: sides[high].coin,
      side,
      score: like.score,
      ...verdict(like, legible[a] && legible[b], calibration),
      stage: like.stage,
      registration: found && turned ? { ...found, warp: invertWarp(found.warp) } : found,
    };
  });
  return pairs;
}

/** Registers the candidates, all of one side in one question. */
async function registerCandidates(
  sides: readonly MatchSide[],
  screened: readonly Screened[],
  workers: Workers,
  onProgress: (done: number, total: number) => void,
): Promise<Map<number, Registration>> {
  const chosen = candidates(screened, sides.length);
  const found = new Map<number, Registration>();
  const byStill = new Map<number, number[]>();
  for (const i of chosen) byStill.set(screened[i].a, [...(byStill.get(screened[i].a) ?? []), i]);
  await Promise.all(
    [...byStill].map(async ([a, pairs]) => {
      const answers = await workers.register({
        still: sides[a],
        others: pairs.map((i) => sides[screened[i].b]),
        starts: pairs.map((i) => screened[i].map),
      });
      answers.forEach((answer, k) => found.set(pairs[k], answer));
      onProgress(found.size, chosen.length);
    }),
  );
  return found;
}
