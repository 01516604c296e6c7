/**
 * Fits methods.json, from scores to probabilities of the methods that compare reliefs as pictures,
 * on simulated strikes:
 *
 *     node models/die-matcher/calibrate-methods.cjs
 */
import { join } from "node:path";
import { type OnProgress, writeWhole } from "../../src/lib/base/index";
import { dieOf, loadDieLinks, SIDES } from "../../src/lib/data/index";
import { startEngine } from "../../src/lib/engine/index";
import { type Matcher, type MethodCalibration, openMatcher } from "../../src/lib/matchers/index";
import { fitPlatt } from "../../src/lib/metrics/index";
import { simulatedFolder } from "../../src/lib/simulator/index";

const ROOT = join(__dirname, "..", "..");
const METHODS = ["keypoints", "ssim"];
const SEEDS = [11];
const COINS = 48;
const WIDTH = 1574;

export async function main(): Promise<void> {
  await startEngine();
  const fits: Record<string, MethodCalibration> = {};
  for (const method of METHODS) {
    const scores: number[] = [];
    const same: boolean[] = [];
    for (const seed of SEEDS) {
      const folder = await simulatedFolder(join(ROOT, "data", "raw"), {
        coins: COINS,
        seed,
        width: WIDTH,
      });
      const matcher = await openMatcher(method, {
        caches: { sides: join(ROOT, ".cache", "coin-sides") },
      });
      const pairs = await judgedPairs(folder, matcher).finally(() => matcher.close());
      scores.push(...pairs.map((pair) => pair.score));
      same.push(...pairs.map((pair) => pair.same));
    }
    const links = same.filter(Boolean).length;
    fits[method] = {
      calibration: fitPlatt(same, scores),
      prior: links / same.length,
      chosenOn: `${same.length} pairs of simulated hoards of ${COINS} coins (seed ${SEEDS.join(", ")}), ${links} of the same die`,
    };
  }
  await writeWhole(join(__dirname, "methods.json"), `${JSON.stringify(fits, null, 1)}\n`);
  console.log(JSON.stringify(fits, null, 1));
}

/** Scores of every pair whose dies are known. */
async function judgedPairs(dir: string, matcher: Matcher) {
  const { coins } = await loadDieLinks(dir);
  const onProgress: OnProgress = ({ stage, done, total }) => {
    if (done === total) console.error(`${dir}: ${stage}`);
  };
  const read = await matcher.prepare(
    coins.map(({ file }) => ({ file, sides: SIDES })),
    "halves",
    onProgress,
  );
  const sides = read.flatMap((photograph, i) =>
    photograph.sides.map(({ side, seen }) => ({ coin: String(i), side, seen })),
  );
  const table = await matcher.score(sides, onProgress);
  return Array.from(table.score, (score, row) => {
    const [a, b] = [table.a[row], table.b[row]].map((at) =>
      dieOf(coins[Number(table.coins[at])], table.side[row]),
    );
    return a === null || b === null ? [] : [{ score, same: a === b }];
  }).flat();
}
