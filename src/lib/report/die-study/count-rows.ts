import { SIDES } from "../../data/index";
import type { DieStudy } from "../../diestudy/index";
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
        coverage: `${(100 * coverage.value).toFixed(0)} %`,
        "dies struck from: equal output": estimate(bracket.equal),
        geometric: estimate(bracket.geometric),
        "to be trusted": reliability,
        "to look at": one.review.length,
      },
    ];
  });
}

const number = (value: number) => (Number.isFinite(value) ? value.toFixed(1) : "–");
const estimate = ({ value, low, high }: Interval) =>
  `${number(value)} [${number(low)}, ${number(high)}]`;
