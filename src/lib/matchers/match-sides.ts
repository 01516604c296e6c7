import type { OnProgress } from "../base/index";
import { byDigest } from "./registration/cache/by-digest";
import { shippedCalibration } from "./calibration-file";
import { candidates } from "./registration/search/candidates";
import {
  answeredPairs,
  emptyMatchTable,
  type AnsweredPair,
  type MatchTable,
  type NamedSide,
} from "./matcher";
import { stagedScore, verdict, type Calibration, type Stage } from "./registration/evidence";
import { invertWarp } from "./registration/align/invert-warp";
import { isLegible } from "./registration/legibility";
import type { MatchSide } from "./registration/match-side";
import type { Registration } from "./registration/align/register";
import { screen, type Screened } from "./registration/search/screen";
import { startWorkers, type Workers } from "./registration/workers";

/**
 * Two coins' same sides, and whether both were struck from the same die; `score` as in `Likeness`.
 */
export interface MatchedPair extends AnsweredPair {
  stage: Stage;
}

export interface MatchOptions {
  /** Rotation-invariant comparison; by default coins are within 18 degrees of each other. */
  anyRotation?: boolean;
  /** The one that ships where it is left out. */
  calibration?: Calibration;
  /** Who does the registering; threads where it is left out. */
  workers?: Workers;
  onProgress?: OnProgress;
}

/**
 * Compares every two coins of the same side: were they struck from the same die? Coarse search over
 * all pairs, registration of the candidates, decision by the residuals of a quadratic warp. The
 * outcome does not depend on the order in which sides are given.
 *
 * The engine must have been started (`startEngine`).
 *
 * @returns every pair, obverses first, then in the order of the coins
 */
export async function matchSides(
  sides: readonly NamedSide[],
  options: MatchOptions = {},
): Promise<MatchedPair[]> {
  return answeredPairs(await matchTable(sides, options)) as MatchedPair[];
}

/** `matchSides` as a table. */
export async function matchTable(
  sides: readonly NamedSide[],
  options: MatchOptions = {},
): Promise<RegisteredTable> {
  const workers = options.workers ?? startWorkers();
  const bySide = (["obverse", "reverse"] as const).map((side) =>
    sides.filter((one) => one.side === side),
  );
  const coins = [...new Set(sides.map(({ coin }) => coin))];
  const table = emptyRegisteredTable(
    coins,
    bySide.reduce((pairs, { length }) => pairs + (length * (length - 1)) / 2, 0),
  );
  try {
    let start = 0;
    for (const own of bySide) {
      if (own.length > 1) await matchOneSide(own, { ...options, workers }, table, start);
      start += (own.length * (own.length - 1)) / 2;
    }
    return table;
  } finally {
    if (!options.workers) await workers.close();
  }
}

type RegisteredTable = Required<MatchTable>;

const emptyRegisteredTable = (coins: readonly string[], pairs: number): RegisteredTable => ({
  ...emptyMatchTable(coins, pairs),
  stage: new Array<Stage>(pairs).fill("screened"),
  registration: new Array<Registration | null>(pairs).fill(null),
});

/** @param start row of the table that the first pair of this side stands in */
async function matchOneSide(
  sides: readonly NamedSide[],
  {
    anyRotation,
    calibration = shippedCalibration(),
    workers,
    onProgress,
  }: MatchOptions & { workers: Workers },
  table: RegisteredTable,
  start: number,
): Promise<void> {
  const { side } = sides[0];
  // Pairs are processed in the order of their digests, so that the result does not depend on the
  // order of the coins.
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
  const position = new Map(table.coins.map((coin, i) => [coin, i]));
  const coin = sides.map((one) => position.get(one.coin)!);
  screened.forEach(({ a, b, score }, i) => {
    const [first, second] = [order[a], order[b]];
    const [low, high] = [Math.min(first, second), Math.max(first, second)];
    const found = registrations.get(i) ?? null;
    const like = stagedScore(score, found);
    const { probability, answer } = verdict(like, legible[a] && legible[b], calibration);
    const turned = first > second;
    const row = start + low * sides.length - (low * (low + 1)) / 2 + high - low - 1;
    table.a[row] = coin[low];
    table.b[row] = coin[high];
    table.side[row] = side;
    table.score[row] = like.score;
    table.probability[row] = probability;
    table.answer[row] = answer;
    table.stage[row] = like.stage;
    table.registration[row] = found && turned ? { ...found, warp: invertWarp(found.warp) } : found;
  });
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
  const byFixed = new Map<number, number[]>();
  for (const i of chosen) byFixed.set(screened[i].a, [...(byFixed.get(screened[i].a) ?? []), i]);
  await Promise.all(
    [...byFixed].map(async ([a, pairs]) => {
      const answers = await workers.register({
        fixed: sides[a],
        others: pairs.map((i) => sides[screened[i].b]),
        starts: pairs.map((i) => screened[i].map),
      });
      answers.forEach((answer, k) => found.set(pairs[k], answer));
      onProgress(found.size, chosen.length);
    }),
  );
  return found;
}
