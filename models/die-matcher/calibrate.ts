/**
 * Fits calibration.json again, on simulated strikes and on a labelled hoard, and tells in
 * evaluation.json how good it is:
 *
 *     node models/die-matcher/calibrate.cjs [--hoard DIR]
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { writeWhole } from "../../src/lib/base/index";
import {
  dealIntoFolds,
  dieComponents,
  loadDieLinks,
  pairKey,
  readUnsurePairs,
  SIDES,
} from "../../src/lib/data/index";
import { simulatedFolder } from "../../src/lib/simulator/index";
import { startEngine } from "../../src/lib/engine/index";
import {
  crossCalibrated,
  fitCalibration,
  judged,
  matchSides,
  probabilityOf,
  readSides,
  calibrationMetrics,
  startWorkers,
  type JudgedPair,
  type MatchedPair,
} from "../../src/lib/matchers/index";
import { averagePrecision, rocAuc } from "../../src/lib/metrics/index";
import { random } from "../../src/lib/base/random";

const ROOT = join(__dirname, "..", "..");
const SEEDS = [1, 2, 3];
const COINS = 91;
const WIDTH = 1574;
const FOLDS = 4;

/** A pair with its truth, and the fold both its coins are in. */
type Judged = JudgedPair & Pick<MatchedPair, "a" | "b" | "side"> & { fold: number | null };

export async function main(words: readonly string[]): Promise<void> {
  const hoard = words[0] === "--hoard" ? words[1] : null;
  await startEngine();
  const simulated: Judged[][] = [];
  for (const seed of SEEDS)
    simulated.push(
      await judgedPairs(
        await simulatedFolder(join(ROOT, "data", "raw"), { coins: COINS, seed, width: WIDTH }),
      ),
    );
  const real = hoard ? await judgedPairs(hoard) : [];
  const strikes = simulated.flat();
  const calibration = fitCalibration([...strikes, ...real]);
  const given = (pairs: readonly Judged[]) =>
    pairs.map((pair) => ({ probability: probabilityOf(pair, calibration), same: pair.same }));
  const evaluation = {
    simulated: SIDES.map((side) => ({
      side,
      ...figures(strikes.filter((pair) => pair.side === side)),
    })),
    hoard:
      real.length > 0
        ? SIDES.map((side) => ({ side, ...figures(real.filter((pair) => pair.side === side)) }))
        : null,
    reliability: {
      simulatedHeldOut: calibrationMetrics(
        simulated.flatMap((pairs, i) =>
          crossCalibrated(
            pairs,
            pairs.map(() => 0),
            [...simulated.filter((_, k) => k !== i).flat(), ...real],
          ),
        ),
      ),
      hoardHeldOut:
        real.length > 0
          ? calibrationMetrics(
              crossCalibrated(
                real,
                real.map(({ fold }) => fold),
                strikes,
              ),
            )
          : null,
      hoardAsShipped: real.length > 0 ? calibrationMetrics(given(real)) : null,
    },
  };
  const from = {
    simulated: SEEDS.map((seed) => `${COINS} coins, seed ${seed}, ${WIDTH} px`),
    hoard: real.length > 0 ? `${real.length} pairs of a labelled hoard` : null,
    pairs: strikes.length + real.length,
  };
  await write("calibration.json", { calibration, from });
  await write("evaluation.json", evaluation);
  if (process.env.NUMISLAB_PAIRS)
    await writeWhole(process.env.NUMISLAB_PAIRS, JSON.stringify({ simulated, real }));
  console.log(JSON.stringify({ calibration, ...evaluation }, null, 1));
}

async function judgedPairs(dir: string): Promise<Judged[]> {
  console.error(`${dir} …`);
  const start = performance.now();
  const { coins } = await loadDieLinks(dir);
  const unsureFile = join(dir, "unsure-pairs.csv");
  const unsure = existsSync(unsureFile) ? await readUnsurePairs(unsureFile) : [];
  const leftOut = new Set(unsure.map(({ side, a, b }) => pairKey(side, a, b)));
  const { component } = dieComponents(coins);
  const groups = new Map<number, number[]>();
  coins.forEach((_, i) => groups.set(component[i], [...(groups.get(component[i]) ?? []), i]));
  const fold = dealIntoFolds(
    [...groups.values()].map((members) => ({ coins: members, samePairs: [members.length - 1] })),
    FOLDS,
    random(1),
  );
  const byName = new Map(coins.map((coin, i) => [coin.name, { ...coin, fold: fold[i] }]));
  const workers = startWorkers();
  const read = await readSides(
    coins.map(({ file }) => ({ file, sides: SIDES })),
    "halves",
    workers,
    { cache: join(ROOT, ".cache", "coin-sides") },
  );
  const sides = read.flatMap(({ sides: seen }, i) =>
    seen.map((one) => ({ coin: coins[i].name, ...one })),
  );
  const pairs = await matchSides(sides, { workers, calibration: fitCalibration([]) });
  await workers.close();
  console.error(
    `${pairs.length} pairs in ${((performance.now() - start) / 1000).toFixed(1)} s, ${read.filter(({ refusal }) => refusal).length} photographs refused`,
  );
  return pairs.flatMap((pair) => {
    const [a, b] = [byName.get(pair.a)!, byName.get(pair.b)!];
    if (leftOut.has(pairKey(pair.side, a.name, b.name))) return [];
    const die = pair.side === "obverse" ? "obverseDie" : "reverseDie";
    if (a[die] === null || b[die] === null) return [];
    return [
      {
        ...judged(pair, a[die] === b[die]),
        a: a.name,
        b: b.name,
        side: pair.side,
        fold: a.fold === b.fold ? a.fold : null,
      },
    ];
  });
}

/** How well scores tell same-die pairs from the rest. */
function figures(pairs: readonly Judged[]) {
  const scores = pairs.map(({ score }) => score);
  const same = pairs.map((pair) => pair.same);
  const ranked = [...pairs].sort((x, y) => y.score - x.score);
  const links = ranked.flatMap((pair, rank) => (pair.same ? [{ rank: rank + 1, ...pair }] : []));
  return {
    pairs: pairs.length,
    same: links.length,
    rocAuc: rocAuc(same, scores),
    averagePrecision: averagePrecision(same, scores),
    recallAtTop: Object.fromEntries(
      [links.length, 2 * links.length, 10 * links.length].map((k) => [
        k,
        links.filter(({ rank }) => rank <= k).length / links.length,
      ]),
    ),
    registered: pairs.filter(({ stage }) => stage === "registered").length,
    lowestSame: links[links.length - 1]?.score ?? null,
    highestDifferent: ranked.find((pair) => !pair.same)?.score ?? null,
    links:
      links.length <= 20 ? links.map(({ rank, a, b, score }) => ({ rank, a, b, score })) : null,
  };
}

const write = (name: string, value: object) =>
  writeWhole(join(__dirname, name), `${JSON.stringify(value, null, 1)}\n`);
