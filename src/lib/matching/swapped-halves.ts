import type { Side } from "../coins/index";
import { drawnForScreen } from "./variants";
import type { NamedSide } from "./match-sides";

/** Fewer coins than this have no common look. */
const ENOUGH = 12;

/**
 * The coins whose obverse is more like the other coins' reverses and whose reverse is more like their obverses: halves
 * laid out the wrong way round. Told from the mean look of each side, the coin in question left out; only where both of
 * its sides say so.
 */
export function swappedCoins(sides: readonly NamedSide[]): string[] {
  const looks = (side: Side) => new Map(sides.filter((one) => one.side === side).map(({ coin, seen }) => [coin, unit(drawnForScreen(seen.pyramid[1]))]));
  const [obverses, reverses] = [looks("obverse"), looks("reverse")];
  const coins = [...obverses.keys()].filter((coin) => reverses.has(coin));
  if (coins.length < ENOUGH) return [];
  const [meanObverse, meanReverse] = [obverses, reverses].map((all) => sum(coins.map((coin) => all.get(coin)!)));
  return coins.filter((coin) => {
    const [obverse, reverse] = [obverses.get(coin)!, reverses.get(coin)!];
    const own = (look: Float32Array, mean: Float32Array, part: Float32Array) => dot(look, mean) - dot(look, part); // the coin itself left out
    const straight = own(obverse, meanObverse, obverse) - own(obverse, meanReverse, reverse);
    const back = own(reverse, meanReverse, reverse) - own(reverse, meanObverse, obverse);
    return straight < 0 && back < 0;
  });
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((total, value, i) => total + value * b[i], 0);

function unit(values: Float32Array): Float32Array {
  const length = Math.sqrt(dot(values, values)) || 1;
  return values.map((value) => value / length);
}

function sum(all: readonly Float32Array[]): Float32Array {
  const total = new Float32Array(all[0].length);
  for (const one of all) for (let i = 0; i < total.length; i++) total[i] += one[i];
  return total;
}
