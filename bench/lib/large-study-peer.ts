// Studies one side of a large hoard, pairs made up, for the stage `large-studies`.
import type { ScoredPair } from "../../src/lib/coins/index";
import { studySide } from "../../src/lib/diestudy/index";
import { shippedCalibration } from "../../src/lib/matchers/index";
import { random, type Random } from "../../src/lib/base/random";
import { serve } from "./peer";
import { processMemory } from "./process-memory";

/** Pairs that are looked at, a coin: twice as many stand beside each coin. */
const PAIRS = 6.5;
/**
 * Probability that a coin is worn, and that a link is lost, of worn coins and of others; half of
 * the lost ones were not even looked at.
 */
const WORN = 0.05;
const LOST = { worn: 0.6, other: 0.003 };

void serve(async ({ coins, coinsADie }: { coins: number; coinsADie: number }) => {
  const { prior: base, screened: otherwise } = shippedCalibration();
  const { names, truth, pairs } = hoard(
    coins,
    coins / coinsADie,
    random(1).fork(`${coins} ${coinsADie}`),
  );
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const study = studySide("obverse", names, pairs, [], { base, otherwise, random: random(1) });
  const { user, system } = process.cpuUsage(cpu);
  return {
    ms: performance.now() - start,
    cpu_s: (user + system) / 1e6,
    ...processMemory(),
    pairs: pairs.length,
    dies: new Set(truth).size,
    found: study.dieSupport.length,
    seen: study.estimates.linkDoubt.dies,
    review: study.review.length,
    ...linksOf(truth, study.dies),
  };
});

function hoard(coins: number, dies: number, rng: Random) {
  const output = Array.from(
    { length: Math.round(dies) },
    () => -Math.log((1 - rng.next()) * (1 - rng.next())),
  ); // gamma, shape 2
  let sum = 0;
  const upTo = output.map((one) => (sum += one));
  const truth = Array.from({ length: coins }, () => firstAbove(upTo, rng.next() * sum));
  const names = truth.map((_, i) => `${i + 1}`);
  const worn = truth.map(() => rng.next() < WORN);
  const pairs: ScoredPair[] = [];
  const look = (i: number, j: number, probability: number) =>
    pairs.push({
      a: names[i],
      b: names[j],
      side: "obverse",
      score: 0,
      probability,
    });
  const lost = (i: number) => rng.next() < (worn[i] ? LOST.worn : LOST.other);
  const byDie = new Map<number, number[]>();
  truth.forEach((die, j) => {
    const own = byDie.get(die) ?? [];
    for (const i of own) {
      if (!lost(i) && !lost(j)) look(i, j, 0.9999);
      else if (rng.next() < 0.5) look(i, j, 0.002);
    }
    byDie.set(die, [...own, j]);
  });
  while (pairs.length < PAIRS * coins) {
    const [i, j] = [rng.integer(coins), rng.integer(coins)];
    if (truth[i] !== truth[j]) look(i, j, rng.next() < 0.02 ? 0.3 : 0.002);
  }
  return { names, truth, pairs };
}

function firstAbove(rising: readonly number[], value: number): number {
  let [low, high] = [0, rising.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Same-die pairs; of these found; and found where they are none. */
function linksOf(
  truth: readonly number[],
  found: readonly string[],
): { links: number; links_found: number; links_wrong: number } {
  const pairsWithin = (names: readonly (string | number)[]) => {
    const sizes = new Map<string | number, number>();
    for (const name of names) sizes.set(name, (sizes.get(name) ?? 0) + 1);
    return [...sizes.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  };
  const both = pairsWithin(truth.map((die, i) => `${die} ${found[i]}`));
  return { links: pairsWithin(truth), links_found: both, links_wrong: pairsWithin(found) - both };
}
