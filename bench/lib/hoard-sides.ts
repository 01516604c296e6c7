// Both sides of simulated hoards, from photographs, and parts of them.
import { join } from "node:path";
import { dieOf, loadDieLinks, SIDES } from "../../src/lib/data/index";
import { matchFolder } from "../../src/lib/matchers/index";
import { simulatedFolder } from "../../src/lib/simulator/index";
import type { MadeUpSide } from "./made-up-side";

/** Both sides of a hoard of simulated photographs, matched. */
export async function hoardSides(seed: number): Promise<MadeUpSide[]> {
  const root = join(__dirname, "..", "..");
  const folder = await simulatedFolder(join(root, "data", "raw"), { coins: 91, seed, width: 787 });
  const { coins: labelled } = await loadDieLinks(folder);
  const { coins, pairs } = await matchFolder(folder, {
    cache: join(root, ".cache", "coin-sides"),
  });
  return SIDES.map((side) => {
    const dies = coins.map((name) =>
      dieOf(
        labelled.find((coin) => Number(coin.name) === Number(name))!,
        side,
      )!,
    );
    const truth = dies.map((die) => dies.indexOf(die));
    return {
      coins,
      truth,
      pairs: pairs.filter((pair) => pair.side === side) as MadeUpSide["pairs"],
    };
  });
}

/** The same side of some of its coins. */
export function partOfSide(
  { coins, truth, pairs }: MadeUpSide,
  chosen: ReadonlySet<number>,
): MadeUpSide {
  const own = [...chosen].sort((x, y) => x - y);
  const names = new Map(own.map((i, k) => [coins[i], String(k + 1)]));
  return {
    coins: [...names.values()],
    truth: own.map((i) => truth[i]),
    pairs: pairs.flatMap((pair) => {
      const [a, b] = [names.get(pair.a), names.get(pair.b)];
      return a && b ? [{ ...pair, a, b }] : [];
    }),
  };
}
