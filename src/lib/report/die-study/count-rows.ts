import { SIDES } from "../../data/index";
import type { DieStudy } from "../../diestudy/index";
import { formatInterval, formatPercent } from "../../base/index";
import type { Interval } from "../../metrics/index";

/** What a study says of the numbers of dies, a row a side, as a table shows it. */
export function countRows({ sides }: DieStudy): Record<string, string | number>[] {
  return SIDES.flatMap((side) => {
    const one = sides[side];
    if (!one) return [];
    const { n, d, singletons, coverage, bracket, reliability } = one.estimates;
    return [
      {
        side,
        coins: n,
        dies: d,
        "seen once": singletons,
        coverage: formatPercent(coverage.value, "no coin"),
        "dies struck from: equal output": estimate(bracket.equal),
        geometric: estimate(bracket.geometric),
        "to be trusted": reliability,
        decisions: one.decisions.length,
      },
    ];
  });
}

/** Where every die was seen once, nothing bounds their number from above. */
const UNBOUNDED = "every die was seen once";
const estimate = (of: Interval) => formatInterval(of, { value: UNBOUNDED, bounds: UNBOUNDED }, 1);
