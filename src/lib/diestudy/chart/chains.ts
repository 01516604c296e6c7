import { dieComponents, type CoinDies } from "../../data/index";
import type { Links } from "./order-dies";

/**
 * A die chain of which both dies of every coin are known: its dies, and the coins that each two of
 * them struck together.
 */
export interface Chain {
  coins: readonly CoinDies[];
  obverse: string[];
  reverse: string[];
  links: Links;
  /** Names of the coins on each link. */
  struck: string[][];
}

/** The die chains of two coins and more, the largest first. */
export function dieChains(coins: readonly CoinDies[]): Chain[] {
  const { component, sizes } = dieComponents(coins);
  const chains = sizes.map((): CoinDies[] => []);
  coins.forEach((coin, i) => {
    if (coin.obverseDie !== null && coin.reverseDie !== null) chains[component[i]].push(coin);
  });
  return chains.filter((own) => own.length > 1).map(chainOf);
}

/** @param coins  of one chain, both dies known */
function chainOf(coins: readonly CoinDies[]): Chain {
  const [obverse, reverse] = [
    coins.map((coin) => coin.obverseDie!),
    coins.map((coin) => coin.reverseDie!),
  ].map((dies) => [...new Set(dies)]);
  const [obverseAt, reverseAt] = [obverse, reverse].map(
    (dies) => new Map(dies.map((die, place) => [die, place])),
  );
  const struck = new Map<string, { link: [number, number]; names: string[] }>();
  for (const { name, obverseDie, reverseDie } of coins) {
    const link: [number, number] = [obverseAt.get(obverseDie!)!, reverseAt.get(reverseDie!)!];
    const known = struck.get(link.join());
    if (known) known.names.push(name);
    else struck.set(link.join(), { link, names: [name] });
  }
  const drawn = [...struck.values()];
  return {
    coins,
    obverse,
    reverse,
    links: drawn.map(({ link }) => link),
    struck: drawn.map(({ names }) => names),
  };
}
