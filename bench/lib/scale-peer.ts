// Matches one hoard for the stage `scale`.
import { startEngine } from "../../src/lib/engine/index";
import { matchFolder } from "../../src/lib/matching/index";
import { serve } from "./peer";
import { processMemory } from "./process-memory";

type Question = { folder: string; cache: string; coins: { name: string; obverseDie: string; reverseDie: string }[]; everyPair?: boolean; neighbours?: number };

serve(async ({ folder, cache, coins, everyPair = false, neighbours }: Question) => {
  await startEngine();
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const stages: Record<string, number> = {};
  let [stage, since] = ["", process.cpuUsage()];
  const { pairs } = await matchFolder(folder, {
    cache, everyPair, neighbours,
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
  const dieOf = { obverse: new Map(coins.map(({ name, obverseDie }) => [name, obverseDie])), reverse: new Map(coins.map(({ name, reverseDie }) => [name, reverseDie])) };
  const isTrue = ({ a, b, side }: (typeof pairs)[number]) => dieOf[side].get(a) === dieOf[side].get(b);
  const same = pairs.filter(({ answer }) => answer === "same");
  return {
    ms: performance.now() - start, cpu_ms: (user + system) / 1000, stages, looked: pairs.length, truePairs: pairsOfOneDie(dieOf.obverse) + pairsOfOneDie(dieOf.reverse),
    trueLooked: pairs.filter(isTrue).length, same: same.map(({ a, b, side }) => `${side} ${a} ${b}`), wrong: same.filter((pair) => !isTrue(pair)).length, ...processMemory(),
  };
});

function pairsOfOneDie(dies: ReadonlyMap<string, string>): number {
  const sizes = new Map<string, number>();
  for (const die of dies.values()) sizes.set(die, (sizes.get(die) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
}
