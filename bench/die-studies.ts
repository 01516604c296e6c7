import { join } from "node:path";
import { loadDieLinks, SIDES, dieOf } from "../src/lib/data/index";
import { simulatedFolder } from "../src/lib/simulator/index";
import {
  dieGroups,
  linkageGroups,
  NO_LOSS,
  pairEvidence,
  type DieGroups,
} from "../src/lib/diestudy/index";
import { startEngine } from "../src/lib/engine/index";
import { matchFolder, shippedCalibration } from "../src/lib/matchers/index";
import { random } from "../src/lib/base/random";
import { partitionScores } from "./lib/partition-scores";
import type { Row, Stage } from "./lib/stage";
import { supportKept, supportRows, type Kept } from "./lib/support-kept";

const ROOT = join(__dirname, "..");
/**
 * Not among those that the matcher was calibrated with, nor those that the chances of lost links
 * were chosen on.
 */
const SEEDS = [11, 12, 13, 14, 15];
const BASE = shippedCalibration().prior;

/** Simulated studies from photographs to dies, and whether support is worth what it says. */
export const stage: Stage = {
  title: `Die studies of 91 simulated coins, seeds ${SEEDS.join(", ")}, from photographs to dies; then what support was worth, all of them together`,
  async run({ say }) {
    await startEngine();
    const rows: Row[] = [];
    const kept: Record<string, Kept[]> = { "every loss by itself": [], "coins lose links": [] };
    for (const seed of SEEDS) {
      say(`seed ${seed} …`);
      const folder = await simulatedFolder(join(ROOT, "data", "raw"), {
        coins: 91,
        seed,
        width: 1574,
      });
      const { coins: labelled } = await loadDieLinks(folder);
      const { coins, pairs } = await matchFolder(folder, {
        cache: join(ROOT, ".cache", "coin-sides"),
      });
      for (const side of SIDES) {
        const truth = coins.map((name) =>
          dieOf(
            labelled.find((coin) => Number(coin.name) === Number(name))!,
            side,
          )!,
        );
        const numbers = numbered(truth);
        const evidence = pairEvidence(
          coins,
          pairs.filter((pair) => pair.side === side),
        );
        const grouped = (losses?: typeof NO_LOSS) =>
          dieGroups(evidence, { base: BASE, random: random(seed).fork(side), losses });
        const [plain, found] = [grouped(NO_LOSS), grouped()];
        kept["every loss by itself"].push(supportKept(plain, numbers));
        kept["coins lose links"].push(supportKept(found, numbers));
        const [low, high] = interval(found);
        const ari = (groups: ArrayLike<number>) => three(partitionScores(numbers, groups).ari);
        const scores = partitionScores(numbers, found.die);
        rows.push({
          name: `seed ${seed}, ${side}s`,
          ari: three(scores.ari),
          ami: three(scores.ami),
          f1: three(scores.f1),
          dies_true: new Set(truth).size,
          dies_found: found.dieSupport.length,
          dies_from: low,
          dies_to: high,
          ari_no_loss: ari(plain.die),
          ari_components: ari(linkageGroups(evidence, "single", 0.95)),
          ari_average: ari(linkageGroups(evidence, "average")),
        });
      }
    }
    return [...rows, ...Object.entries(kept).flatMap(([name, sides]) => supportRows(name, sides))];
  },
};

function numbered(names: readonly string[]): number[] {
  const numbers = new Map([...new Set(names)].map((name, i) => [name, i]));
  return names.map((name) => numbers.get(name)!);
}

/** 95 % of the draws have so many dies. */
function interval({ drawn }: DieGroups): [number, number] {
  const counts = drawn.map((partition) => new Set(partition).size).sort((a, b) => a - b);
  return [counts[Math.floor(0.025 * counts.length)], counts[Math.ceil(0.975 * counts.length) - 1]];
}

const three = (value: number) => Number(value.toFixed(3));
