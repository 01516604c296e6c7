import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Side } from "../../coins/index";
import { SIDES } from "../../data/index";
import {
  type Keypoints,
  type MatchSide,
  matchSides,
  screen,
  startWorkers,
} from "../../matchers/index";
import { inLanes, type OnProgress, type Random, type Thread, threadPool } from "../../base/index";
import type { BaselineCoins } from "./baseline-coins";
import type { BaselineQuestion } from "./baseline-work";

/** A score of every labelled pair, in the order of the pairs; NaN where a method has none. */
export type PairScores = Record<Side, Float64Array>;

/** Scores of every labelled pair from a function of two positions. */
export function scoresOf(
  { pairs }: Pick<BaselineCoins, "pairs">,
  score: (side: Side, a: number, b: number) => number,
): PairScores {
  const of = (side: Side) =>
    Float64Array.from(pairs[side].a, (a, i) => score(side, a, pairs[side].b[i]));
  return { obverse: of("obverse"), reverse: of("reverse") };
}

export const randomScores = (coins: BaselineCoins, random: Random): PairScores =>
  scoresOf(coins, () => random.next());

/** Keypoints of every side, and for every pair how many of them agree on one similarity. */
export async function keypointScores(
  coins: BaselineCoins,
  onProgress?: OnProgress,
): Promise<PairScores> {
  return withThreads(async (pool) => {
    const table = tables(coins);
    for (const side of SIDES) {
      const sides = coins.sides[side];
      let done = 0;
      const points = await Promise.all(
        sides.map(async (one) => {
          const [found] = (await pool.ask({ ask: "keypoints", sides: [one] })) as Keypoints[];
          onProgress?.({
            stage: `finding keypoints on ${side}s`,
            done: ++done,
            total: sides.length,
          });
          return found;
        }),
      );
      await everyOther(
        sides,
        (a) =>
          pool.ask({ ask: "agreeing", still: points[a], others: points.slice(a + 1) }) as Promise<
            number[]
          >,
        table[side],
        (d, total) => onProgress?.({ stage: `comparing keypoints of ${side}s`, done: d, total }),
      );
    }
    return scoresOf(coins, (side, a, b) => table[side][a * coins.coins.length + b]);
  });
}

/**
 * Structural similarity of every pair, laid on each other by the matcher's screen and affine
 * registration.
 */
export async function ssimScores(
  coins: BaselineCoins,
  onProgress?: OnProgress,
): Promise<PairScores> {
  const workers = startWorkers();
  try {
    return await withThreads(async (pool) => {
      const table = tables(coins);
      for (const side of SIDES) {
        const sides = coins.sides[side];
        const starts = screen(sides, {
          onProgress: (done, total) =>
            onProgress?.({ stage: `screening ${side}s for SSIM`, done, total }),
        });
        const compare = async (a: number): Promise<number[]> => {
          const own = starts.filter((start) => start.a === a); // in the order of the others
          const others = own.map(({ b }) => sides[b]);
          const laid = await workers.register({
            still: sides[a],
            others,
            starts: own.map(({ map }) => map),
          });
          return pool.ask({
            ask: "ssim",
            still: sides[a],
            others,
            warps: laid.map(({ warp }) => warp),
          }) as Promise<number[]>;
        };
        await everyOther(sides, compare, table[side], (done, total) =>
          onProgress?.({ stage: `SSIM of ${side}s`, done, total }),
        );
      }
      return scoresOf(coins, (side, a, b) => table[side][a * coins.coins.length + b]);
    });
  } finally {
    await workers.close();
  }
}

/** The matcher's score of every pair. */
export async function registrationScores(
  coins: BaselineCoins,
  onProgress?: OnProgress,
): Promise<PairScores> {
  const named = SIDES.flatMap((side) =>
    coins.sides[side].map((seen, i) => ({ coin: String(i), side, seen })),
  );
  const table = tables(coins);
  for (const { a, b, side, score } of await matchSides(named, { onProgress }))
    table[side][Number(a) * coins.coins.length + Number(b)] = score;
  return scoresOf(
    coins,
    (side, a, b) => table[side][Math.min(a, b) * coins.coins.length + Math.max(a, b)],
  );
}

/** Scores of each side with the sides after it, into a table of all, a row a side. */
async function everyOther(
  sides: readonly MatchSide[],
  compare: (a: number) => Promise<number[]>,
  table: Float64Array,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const n = sides.length;
  let done = 0;
  // a few at once: whoever waits in a thread's queue keeps what it was given in memory
  await inLanes(sides.slice(0, -1), 2 * availableParallelism(), async (still) => {
    const a = sides.indexOf(still);
    table.set(await compare(a), a * n + a + 1);
    onProgress(++done, n - 1);
  });
}

const tables = ({ coins }: BaselineCoins): PairScores => ({
  obverse: new Float64Array(coins.length ** 2),
  reverse: new Float64Array(coins.length ** 2),
});

async function withThreads<T>(
  work: (pool: Thread<BaselineQuestion, unknown>) => Promise<T>,
): Promise<T> {
  const pool = threadPool<BaselineQuestion, unknown>(
    join(__dirname, "baseline-thread.ts"),
    Math.min(availableParallelism(), 16),
  );
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}
