import { dieEstimates, type DieFrequencies } from "../src/lib/diestudy/index";
import type { Interval } from "../src/lib/metrics/index";
import { random, type Random } from "../src/lib/base/random";
import type { Row, Stage } from "./lib/stage";

const HOARDS = 300;
/** Original dies of the issue, and coins in the hoard. */
const CASES = [
  [100, 60],
  [100, 120],
  [100, 250],
  [100, 500],
  [30, 60],
  [400, 400],
] as const;
/** A die's output in the issue, up to a factor. */
const OUTPUTS: Record<string, (rng: Random) => number> = {
  equal: () => 1,
  between: (rng) => life(rng) + life(rng),
  geometric: (rng) => life(rng),
};
const life = (rng: Random) => -Math.log(1 - rng.next());

/**
 * How often the intervals of die counts hold the truth, and how far estimates are off, on simulated
 * issues.
 */
export const stage: Stage = {
  title: `Die counts: in how many of ${HOARDS} simulated hoards the 95 % intervals hold the truth, in per cent; bias of estimates, mean estimate / original dies`,
  async run({ say }) {
    const rows: Row[] = [];
    for (const output of Object.keys(OUTPUTS)) {
      for (const [dies, coins] of CASES) {
        say(`${output} output, ${dies} dies, ${coins} coins …`);
        rows.push(measured(output, dies, coins));
      }
    }
    return rows;
  },
};

function measured(output: string, dies: number, coins: number): Row {
  const rng = random(1).fork(`${output} ${dies} ${coins}`);
  const held = new Map<string, number>();
  const sums = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, value: number) =>
    void to.set(key, (to.get(key) ?? 0) + value);
  for (let h = 0; h < HOARDS; h++) {
    const { frequencies, coverage } = hoard(
      coins,
      Array.from({ length: dies }, () => OUTPUTS[output](rng)),
      rng,
    );
    const estimates = dieEstimates(frequencies, rng.fork(`hoard ${h}`), { resamples: 200 });
    const { estimators, bracket, lyonLimits, nomisma } = estimates;
    const holds = (key: string, { low, high }: Pick<Interval, "low" | "high">, truth = dies) =>
      add(held, key, low <= truth && truth <= high ? 1 : 0);
    holds("C", estimates.coverage, coverage);
    holds("equal, exact", bracket.equal);
    holds("geometric, exact", bracket.geometric);
    holds("bracket", { low: bracket.equal.low, high: bracket.geometric.high });
    for (const name of [
      "good",
      "chao1",
      "lyon",
      "carter",
      "negativeBinomial",
      "geometric",
    ] as const) {
      holds(`${name} bootstrap`, estimators[name]);
      add(sums, name, estimators[name].value);
    }
    holds("lyon's limits", lyonLimits);
    holds("nomisma", nomisma);
  }
  const shares = [...held].map(([key, count]) => [key, Math.round((100 * count) / HOARDS)]);
  const bias = [...sums].map(([key, sum]) => [
    `${key} bias`,
    Number((sum / HOARDS / dies).toFixed(2)),
  ]);
  return { name: output, dies, coins, ...Object.fromEntries([...shares, ...bias]) };
}

/**
 * Coins drawn one by one, each from a die with the probability of its share; and the share of the
 * issue that those dies struck.
 */
function hoard(
  coins: number,
  outputs: readonly number[],
  rng: Random,
): { frequencies: DieFrequencies; coverage: number } {
  const total = outputs.reduce((sum, output) => sum + output, 0);
  const counts = outputs.map(() => 0);
  for (let i = 0; i < coins; i++) {
    let left = rng.next() * total;
    let die = 0;
    while (die < outputs.length - 1 && left >= outputs[die]) left -= outputs[die++];
    counts[die]++;
  }
  const seen: number[] = new Array(Math.max(...counts) + 1).fill(0);
  for (const count of counts) if (count > 0) seen[count]++;
  const coverage =
    outputs.reduce((sum, output, die) => sum + (counts[die] > 0 ? output : 0), 0) / total;
  return {
    frequencies: { n: coins, d: counts.filter((count) => count > 0).length, seen },
    coverage,
  };
}
