import { NumislabError } from "../../base/index";
import type { Side } from "../../coins/index";
import { dieOf, type CoinDies } from "../../data/index";

/**
 * Coin-Die-SNA's clusters of one side, as JSON: `{ coin_id: cluster_id }`, clusters numbered from
 * 0. Unknown dies are left out.
 */
export function toCoinDieSna(coins: readonly CoinDies[], side: Side): string {
  const known = coins.filter((coin) => dieOf(coin, side) !== null);
  const dies = [...new Set(known.map((coin) => dieOf(coin, side)))];
  return `${JSON.stringify(Object.fromEntries(known.map((coin) => [coin.name, dies.indexOf(dieOf(coin, side))])), null, 1)}\n`;
}

/**
 * Reads Coin-Die-SNA's clusters of both sides.
 *
 * @throws NumislabError "input" where a text is no object of coins and clusters
 */
export function fromCoinDieSna(obverse: string, reverse: string): CoinDies[] {
  const [o, r] = [clusters(obverse, "obverse"), clusters(reverse, "reverse")];
  return [...new Set([...o.keys(), ...r.keys()])].map((name) => ({
    name,
    obverseDie: o.get(name) ?? null,
    reverseDie: r.get(name) ?? null,
  }));
}

function clusters(text: string, side: Side): Map<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new NumislabError(
      "input",
      `the ${side} clusters are no JSON: ${(cause as Error).message}`,
      { cause },
    );
  }
  const entries =
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value)
      : null;
  if (!entries?.every(([, id]) => typeof id === "number" || typeof id === "string")) {
    throw new NumislabError(
      "input",
      `the ${side} clusters must be an object { coin: cluster }, each cluster a number or a name.`,
    );
  }
  return new Map(entries.map(([coin, id]) => [coin, String(id)]));
}
