import { prepareSide, type PreparedSide, type Picture } from "../../../src/lib/coins/index";
import { simulateCoins } from "../../../src/lib/simulator/index";
import { matchSide, type MatchSide, type NamedSide } from "../../../src/lib/matchers/index";
import { warped, type Warp } from "../../../src/lib/matchers/registration/align/warp";

export type SimulatedCoin =
  ReturnType<typeof simulateCoins> extends Generator<infer Coin> ? Coin : never;

/** A small simulated hoard, photographed small. */
export const simulated = (coins = 8, seed = 5, rotation = 6): SimulatedCoin[] => [
  ...simulateCoins({ coins, seed, width: 640, rotation, types: 1 }),
];

export const preparedObverse = (coin: SimulatedCoin): PreparedSide =>
  prepareSide({ ...coin.obverse, channels: 3 }, coin.name);

export const obverses = (coins: readonly SimulatedCoin[]): NamedSide[] =>
  coins.map((coin) => ({
    coin: coin.name,
    side: "obverse",
    seen: matchSide(preparedObverse(coin)),
  }));

/** A prepared side as it would look moved by a warp: what is at `p` is then at `warp(p)`. */
export function movedSide(side: PreparedSide, back: Warp): MatchSide {
  const { size } = side;
  const [flat, flatMask] = [new Float32Array(size * size), new Uint8Array(size * size)];
  const [middle, half] = [(size - 1) / 2, size / 2];
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i++) {
      const [u, v] = warped(back, (x - middle) / half, (y - middle) / half);
      const [X, Y] = [u * half + middle, v * half + middle];
      if (
        X < 0 ||
        Y < 0 ||
        X >= size - 1 ||
        Y >= size - 1 ||
        side.flatMask[Math.round(Y) * size + Math.round(X)] === 0
      )
        continue;
      const p = Math.floor(Y) * size + Math.floor(X);
      const [fx, fy] = [X % 1, Y % 1];
      flat[i] =
        (side.flat[p] * (1 - fx) + side.flat[p + 1] * fx) * (1 - fy) +
        (side.flat[p + size] * (1 - fx) + side.flat[p + size + 1] * fx) * fy;
      flatMask[i] = 1;
    }
  }
  return matchSide({ size, flat, flatMask, warnings: [] });
}

/** A photograph with both sides of a coin. */
export function bothHalves({
  obverse,
  reverse,
}: Pick<SimulatedCoin, "obverse" | "reverse">): Picture {
  const { width, height } = obverse;
  const data = new Uint8Array(2 * width * height * 3);
  [obverse, reverse].forEach((half, h) => {
    for (let y = 0; y < height; y++)
      data.set(half.data.subarray(y * width * 3, (y + 1) * width * 3), (y * 2 + h) * width * 3);
  });
  return { width: 2 * width, height, channels: 3, data };
}
