import type { Side } from "../../coins/index";
import type { Verdict } from "../groups/verdict";

/**
 * The partition of a known study as verdicts, which hold it fixed.
 *
 * @param coins those that are compared
 * @param known die of each coin of the known study
 */
export function verdictsOfKnown(
  side: Side,
  coins: readonly string[],
  known: ReadonlyMap<string, string>,
): Verdict[] {
  const byDie = new Map<string, string[]>();
  for (const coin of coins) {
    const die = known.get(coin);
    if (die !== undefined) byDie.set(die, [...(byDie.get(die) ?? []), coin]);
  }
  const groups = [...byDie.values()];
  const verdict = (a: string, b: string, said: Verdict["verdict"]): Verdict => ({
    side,
    a,
    b,
    verdict: said,
  });
  return [
    ...groups.flatMap((own) => own.slice(1).map((coin, i) => verdict(own[i], coin, "same"))),
    ...groups.flatMap(([first], x) =>
      groups.slice(x + 1).map(([other]) => verdict(first, other, "different")),
    ),
  ];
}
