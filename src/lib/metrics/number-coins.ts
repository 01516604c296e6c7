import type { CoinPairs } from "./coin-bootstrap";

/**
 * The coins of pairs, whatever tells them apart, as numbers from 0 without gaps, as the coin
 * bootstrap wants them.
 */
export function numberCoins<Coin>({ a, b }: { a: ArrayLike<Coin>; b: ArrayLike<Coin> }): {
  coins: number;
  numbered: CoinPairs;
  numbers: Map<Coin, number>;
} {
  const numbers = new Map<Coin, number>();
  const number = (coin: Coin) => {
    if (!numbers.has(coin)) numbers.set(coin, numbers.size);
    return numbers.get(coin)!;
  };
  const numbered = { a: Array.from(a, number), b: Array.from(b, number) };
  return { coins: numbers.size, numbered, numbers };
}
