import type { CoinPairs } from "../../metrics/index";

/** The coins of named pairs as numbers from 0 without gaps, as the coin bootstrap wants them. */
export function numberCoins(pairs: readonly { coinA: string; coinB: string }[]): { coins: number; numbered: CoinPairs; numbers: Map<string, number> } {
  const numbers = new Map<string, number>();
  const number = (coin: string) => {
    if (!numbers.has(coin)) numbers.set(coin, numbers.size);
    return numbers.get(coin)!;
  };
  const a = pairs.map(({ coinA }) => number(coinA));
  const b = pairs.map(({ coinB }) => number(coinB));
  return { coins: numbers.size, numbered: { a, b }, numbers };
}
