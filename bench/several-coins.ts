import { existsSync } from "node:fs";
import { join } from "node:path";
import { NumislabError } from "../src/lib/base/errors";
import { random } from "../src/lib/base/random";
import { countedPhotographs, countedResult, type CountedResult } from "./lib/several-coins-cases";
import type { Row, Stage } from "./lib/stage";

const BOOTSTRAPS = 2000;

/** How many coins of photographs of several are found, and what else is taken for a coin. */
export const stage: Stage = {
  title:
    "Coins of photographs of several (set `several-coins`): by place, ellipses that overlap by 0.7, and by count",
  async run({ say }) {
    const mirror = process.env.NUMISLAB_MIRROR;
    const folder = mirror ? join(mirror, "several-coins") : join("data", "raw", "several-coins");
    if (!existsSync(folder))
      throw new NumislabError(
        "input",
        `${folder} is missing: name the folder that holds it in NUMISLAB_MIRROR.`,
      );
    const rows: Row[] = [];
    for (const half of ["development", "held out"] as const) {
      const results: CountedResult[] = [];
      for (const photograph of countedPhotographs(folder, half)) {
        const result = await countedResult(photograph);
        results.push(result);
        const { name, count, found, right, others } = result;
        if (found !== count || (right ?? count) !== count)
          say(`${name}: ${count} coins, ${found} found, ${right ?? "?"} right, ${others} others`);
      }
      rows.push(...rowsOf(half, results));
    }
    return rows;
  },
};

function rowsOf(half: string, results: readonly CountedResult[]): Row[] {
  const outlined = results.filter(({ right }) => right !== null);
  const counted = results.filter(({ right }) => right === null);
  const sum = (of: readonly CountedResult[], value: (one: CountedResult) => number) =>
    of.reduce((total, one) => total + value(one), 0);
  const right = (of: readonly CountedResult[]) => sum(of, (one) => one.right ?? 0);
  const least = (of: readonly CountedResult[]) => sum(of, (one) => Math.min(one.count, one.found));
  const coins = (of: readonly CountedResult[]) => sum(of, ({ count }) => count);
  const found = (of: readonly CountedResult[]) => sum(of, (one) => one.found);
  const exact = (of: readonly CountedResult[]) =>
    of.filter((one) => one.count === one.found).length / of.length;
  const metric = (
    name: string,
    of: readonly CountedResult[],
    value: (of: readonly CountedResult[]) => number,
  ): Row => ({
    name: `${half}, ${name}`,
    photographs: of.length,
    coins: coins(of),
    value: Number(value(of).toFixed(3)),
    interval: interval(of, value),
  });
  const times = results.map(({ milliseconds }) => milliseconds).sort((p, q) => p - q);
  return [
    metric("recall by place", outlined, (of) => right(of) / coins(of)),
    metric("precision by place", outlined, (of) => right(of) / found(of)),
    metric("exact counts", counted, exact),
    metric("recall by count", counted, (of) => least(of) / coins(of)),
    metric("precision by count", counted, (of) => least(of) / found(of)),
    {
      name: `${half}, processor time`,
      median_ms: Math.round(times[times.length >> 1]),
      largest_ms: Math.round(times[times.length - 1]),
    },
  ];
}

/** 95 % bootstrap interval, photographs being drawn. */
function interval(
  results: readonly CountedResult[],
  value: (of: readonly CountedResult[]) => number,
): number[] {
  const draw = random(1);
  const drawn = Array.from({ length: BOOTSTRAPS }, () =>
    value(results.map(() => draw.pick(results))),
  ).sort((p, q) => p - q);
  return [0.025, 0.975].map((q) => Number(drawn[Math.floor(q * BOOTSTRAPS)].toFixed(3)));
}
