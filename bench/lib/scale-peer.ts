// Matches one hoard for the stage `scale`.
import { join } from "node:path";
import { SIDES } from "../../src/lib/data/index";
import { startEngine } from "../../src/lib/engine/index";
import {
  matchFolder,
  matchSides,
  readSides,
  startWorkers,
  type AnsweredPair,
} from "../../src/lib/matchers/index";
import { serve } from "./peer";
import { processMemory } from "./process-memory";

type Question = {
  folder: string;
  cache: string;
  coins: { name: string; obverseDie: string; reverseDie: string }[];
  everyPair?: boolean;
  neighbours?: number;
};

void serve(async ({ folder, cache, coins, everyPair = false, neighbours }: Question) => {
  await startEngine();
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const stages: Record<string, number> = {};
  let [stage, since] = ["", process.cpuUsage()];
  const { pairs } = await matchFolder(folder, {
    cache,
    everyPair,
    neighbours,
    onProgress: (at) => {
      if (at.stage === stage) return;
      const { user, system } = process.cpuUsage(since);
      if (stage) stages[stage] = Math.round((stages[stage] ?? 0) + (user + system) / 1000);
      [stage, since] = [at.stage, process.cpuUsage()];
    },
  });
  const last = process.cpuUsage(since);
  stages[stage] = Math.round((last.user + last.system) / 1000);
  const { user, system } = process.cpuUsage(cpu);
  const measured = {
    ms: performance.now() - start,
    cpu_ms: (user + system) / 1000,
    stages,
    ...processMemory(),
  };
  const dieOf = {
    obverse: new Map(coins.map(({ name, obverseDie }) => [name, obverseDie])),
    reverse: new Map(coins.map(({ name, reverseDie }) => [name, reverseDie])),
  };
  const isTrue = ({ a, b, side }: AnsweredPair) => dieOf[side].get(a) === dieOf[side].get(b);
  const same = pairs.filter(({ answer }) => answer === "same");
  const looked = new Set(pairs.map(nameOf));
  const unseen = SIDES.flatMap((side) =>
    pairsOfOneDie(dieOf[side]).map(([a, b]) => ({ side, a, b })),
  ).filter(
    (pair) => !looked.has(nameOf(pair)) && !looked.has(nameOf({ ...pair, a: pair.b, b: pair.a })),
  );
  return {
    ...measured,
    looked: pairs.length,
    truePairs: pairs.filter(isTrue).length + unseen.length,
    trueLooked: pairs.filter(isTrue).length,
    same: same.map(nameOf),
    wrong: same.filter((pair) => !isTrue(pair)).length,
    missed: await linksAmong(unseen, folder, cache),
  };
});

type PairName = Pick<AnsweredPair, "side" | "a" | "b">;
const nameOf = ({ side, a, b }: PairName) => `${side} ${a} ${b}`;

/**
 * How many of these pairs the matcher calls 'same' when it looks at them, as looking at every pair
 * does.
 */
async function linksAmong(
  unseen: readonly PairName[],
  folder: string,
  cache: string,
): Promise<number> {
  const workers = startWorkers(0);
  let links = 0;
  for (const { side, a, b } of unseen) {
    const read = await readSides(
      [a, b].map((coin) => ({ file: join(folder, `${coin}.jpg`), sides: [side] })),
      "halves",
      workers,
      { cache },
    );
    const pair = await matchSides(
      read.flatMap(({ sides }, i) => sides.map(({ seen }) => ({ coin: [a, b][i], side, seen }))),
      { workers },
    );
    links += pair.filter(({ answer }) => answer === "same").length;
  }
  return links;
}

/** Coins by twos. */
function pairsOfOneDie(dies: ReadonlyMap<string, string>): [string, string][] {
  const byDie = new Map<string, string[]>();
  for (const [coin, die] of dies) byDie.set(die, [...(byDie.get(die) ?? []), coin]);
  return [...byDie.values()].flatMap((coins) =>
    coins.flatMap((a, i) => coins.slice(i + 1).map((b): [string, string] => [a, b])),
  );
}
