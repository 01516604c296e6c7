import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  correlationClustering,
  dieEstimates,
  dieFrequencies,
  dieGroups,
  linkageGroups,
  logOdds,
  NO_LOSS,
  pairEvidence,
  type DieFrequencies,
  type DieGroups,
  type PairEvidence,
} from "../src/lib/diestudy/index";
import { shippedCalibration, type CalibrationMetrics } from "../src/lib/matchers/index";
import { partitionScores, type PartitionScores } from "./lib/partition-scores";
import type { Row, Stage } from "./lib/stage";
import { random, type Random } from "../src/lib/base/random";

const BASE = shippedCalibration().prior;
const STUDIES = 20;
const COINS = 91;
/** Dies that the issue was struck from. */
const DIES = { "few dies": 16, "many dies": 32, "mostly alone": 600 };
/**
 * Probability that a coin is worn, that a true link of it is lost, and how many times as often
 * look-alikes resemble each other.
 */
const TROUBLES = {
  "as measured": { worn: 0, lost: 0, alike: 1 },
  "worn coins": { worn: 0.25, lost: 0.6, alike: 1 },
  "look-alikes": { worn: 0, lost: 0, alike: 20 },
};

type Groups = ArrayLike<number> | DieGroups;

const METHODS: Record<string, (evidence: PairEvidence, rng: Random) => Groups> = {
  "components, .5": (evidence) => linkageGroups(evidence, "single"),
  "components, .95": (evidence) => linkageGroups(evidence, "single", 0.95),
  "average linkage, .5": (evidence) => linkageGroups(evidence, "average"),
  "complete linkage, .5": (evidence) => linkageGroups(evidence, "complete"),
  "correlation, log-odds": ({ pairs, probability }) =>
    correlationClustering({ pairs, weight: logOdds(probability), otherwise: () => 0 }),
  "correlation, likelihood ratios": ({ pairs, probability }) =>
    correlationClustering({ pairs, weight: logOdds(probability, BASE), otherwise: () => 0 }),
  "posterior, every loss by itself": (evidence, rng) =>
    dieGroups(evidence, { base: BASE, random: rng, samples: 400, losses: NO_LOSS }),
  posterior: (evidence, rng) => dieGroups(evidence, { base: BASE, random: rng, samples: 400 }),
};

/**
 * Ways to group coins by die, on studies whose pairs have the probabilities that the matcher was
 * measured to give.
 */
export const stage: Stage = {
  title: `Die groups: means over ${STUDIES} simulated studies of ${COINS} coins, pairs drawn from the matcher's measured probabilities`,
  async run({ say }) {
    const rows: Row[] = [];
    for (const trouble of Object.keys(TROUBLES) as (keyof typeof TROUBLES)[]) {
      for (const dies of Object.keys(DIES) as (keyof typeof DIES)[]) {
        say(`${trouble}, ${dies} …`);
        const rng = random(1).fork(`${trouble} ${dies}`);
        const studies = Array.from({ length: STUDIES }, (_, s) =>
          study(DIES[dies], TROUBLES[trouble], rng.fork(`study ${s}`)),
        );
        for (const [method, group] of Object.entries(METHODS)) {
          const found = studies.map(({ truth, evidence }, s) => {
            const made = group(evidence, rng.fork(`sampler ${s}`));
            return {
              truth,
              groups: "die" in made ? made.die : made,
              held: "die" in made ? heldBy(made, truth, DIES[dies], rng.fork(`counts ${s}`)) : null,
            };
          });
          const scores = found.map(({ truth, groups }) => partitionScores(truth, groups));
          const mean = (key: keyof PartitionScores) =>
            Number((scores.reduce((sum, one) => sum + one[key], 0) / STUDIES).toFixed(3));
          const count = (of: "truth" | "groups") =>
            Number(
              (
                found.reduce((sum, one) => sum + new Set(Array.from(one[of])).size, 0) / STUDIES
              ).toFixed(1),
            );
          const held = Object.fromEntries(
            HELD.map((key) => [
              key,
              found[0].held ? found.filter((one) => one.held![key]).length : null,
            ]),
          );
          rows.push({
            name: `${trouble}, ${dies}: ${method}`,
            ari: mean("ari"),
            ami: mean("ami"),
            f1: mean("f1"),
            lowest_ari: Number(Math.min(...scores.map(({ ari }) => ari)).toFixed(3)),
            dies_found: count("groups"),
            dies_true: count("truth"),
            ...held,
          });
        }
      }
    }
    return rows;
  },
};

const HELD = [
  "dies_seen_held",
  "original_held_if_dies_sure",
  "original_held",
  "bracket_held_if_dies_sure",
  "bracket_held",
] as const;

/**
 * Whether intervals hold the dies seen and the dies that struck (outputs are geometric), without
 * and with the doubt about the dies.
 */
function heldBy(
  { die, drawn }: DieGroups,
  truth: readonly number[],
  dies: number,
  rng: Random,
): Record<(typeof HELD)[number], boolean> {
  const frequencies = (partition: ArrayLike<number>): DieFrequencies =>
    dieFrequencies(Array.from(partition, String));
  const { bracket, linkDoubt } = dieEstimates(frequencies(die), rng, {
    resamples: 1,
    drawn: drawn.map(frequencies),
  });
  const holds = ({ low, high }: { low: number; high: number }, value: number) =>
    low <= value && value <= high;
  const both = ({ equal, geometric }: typeof bracket) => ({ low: equal.low, high: geometric.high });
  return {
    dies_seen_held: holds(linkDoubt.dies, new Set(truth).size),
    original_held_if_dies_sure: holds(bracket.geometric, dies),
    original_held: holds(linkDoubt.bracket.geometric, dies),
    bracket_held_if_dies_sure: holds(both(bracket), dies),
    bracket_held: holds(both(linkDoubt.bracket), dies),
  };
}

const { reliability } = JSON.parse(
  readFileSync(join(__dirname, "..", "models", "die-matcher", "evaluation.json"), "utf8"),
) as {
  reliability: Record<"simulatedHeldOut" | "hoardHeldOut", { bins: CalibrationMetrics["bins"] }>;
};

function study(
  dies: number,
  { worn, lost, alike }: (typeof TROUBLES)[keyof typeof TROUBLES],
  rng: Random,
): { truth: number[]; evidence: PairEvidence } {
  const output = Array.from({ length: dies }, () => -Math.log(1 - rng.next()));
  const truth = Array.from({ length: COINS }, () => weighted(output, rng));
  const coins = truth.map((_, i) => `${i + 1}`);
  const isWorn = coins.map(() => rng.next() < worn);
  const [strikes, hoard] = [reliability.simulatedHeldOut.bins, reliability.hoardHeldOut.bins];
  // of same-die pairs as simulated strikes gave them; of look-alikes as the real hoard did
  const same = strikes.map(({ pairs, found }) => (pairs > 0 ? pairs * found : 0));
  const different = hoard.map(({ pairs, found }, bin) =>
    pairs > 0 ? pairs * (1 - found) * (bin > 0 ? alike : 1) : 0,
  );
  const pairs = coins.flatMap((a, i) =>
    coins.slice(i + 1).map((b, k) => {
      const j = i + 1 + k;
      if (truth[i] !== truth[j])
        return { a, b, probability: hoard[weighted(different, rng)].given };
      return {
        a,
        b,
        probability:
          (isWorn[i] || isWorn[j]) && rng.next() < lost
            ? strikes[0].given
            : strikes[weighted(same, rng)].given,
      };
    }),
  );
  return { truth, evidence: pairEvidence(coins, pairs) };
}

/** A position, each as likely as its weight. */
function weighted(weights: readonly number[], rng: Random): number {
  let left = rng.next() * weights.reduce((sum, weight) => sum + weight, 0);
  return weights.findIndex((weight) => (left -= weight) < 0);
}
