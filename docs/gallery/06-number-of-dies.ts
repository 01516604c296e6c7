/** How many dies were there? From how often each die was seen. */
import * as numislab from "../../src/lib/index";

export default function () {
  const seen = { O1: 5, O2: 3, O3: 2, O4: 1, O5: 1 };
  const dies = Object.entries(seen).flatMap(([die, coins]) => Array<string>(coins).fill(die));
  const { coverage, bracket } = numislab.dies.estimates(dies);
  const why = { value: "too few coins", bounds: "no die was seen twice" };
  numislab.show.table([
    {
      coins: dies.length,
      "dies seen": Object.keys(seen).length,
      coverage: numislab.show.interval(coverage, why),
      "dies, equal output": numislab.show.interval(bracket.equal, why, { digits: 1 }),
      "dies, geometric output": numislab.show.interval(bracket.geometric, why, { digits: 1 }),
    },
  ]);
}
