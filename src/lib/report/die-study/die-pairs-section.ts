import { inNaturalOrder, SIDES } from "../../data/index";
import { coinsOnce, linkGraph, type DieStudy } from "../../diestudy/index";
import { warningsOfSides } from "../../matchers/index";
import { html, type Html } from "../pages/html";
import { sourceFiles } from "./source-files";

/** Every two dies that struck a coin together, with their coins. */
export function diePairs({ coins, sideWarnings, specimens }: DieStudy): Html {
  const graph = linkGraph(coinsOnce(coins, specimens?.specimens));
  const warningOf = (names: readonly string[]) => {
    const words = SIDES.flatMap((side) => warningsOfSides(sideWarnings, side, names));
    return words.length === 0 ? "" : ` (warning: ${words.join("; ")})`;
  };
  const pairs = graph.mapEdges((_edge, { coins: names }, _source, _target, a, b) => {
    const [obverse, reverse] = a.side === "obverse" ? [a.die, b.die] : [b.die, a.die];
    return { obverse, reverse, names };
  });
  const sorted = pairs.sort((x, y) =>
    inNaturalOrder(`${x.obverse} ${x.reverse}`, `${y.obverse} ${y.reverse}`),
  );
  return html`<h2>Die pairs</h2>
<div class="wide die-pairs"><table class="words"><tr><th>obverse die</th><th>reverse die</th><th>coins</th><th>which</th></tr>
${sorted.map(({ obverse, reverse, names }) => html`<tr><td>${obverse}</td><td>${reverse}</td><td>${names.length}</td><td>${names.join(", ")}${warningOf(names)}</td></tr>`)}</table></div>
${sourceFiles("dies.csv", "die-links.json")}`;
}
