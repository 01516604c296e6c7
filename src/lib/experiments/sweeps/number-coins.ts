import { numberCoins } from "../../metrics/index";

/** The coins of named pairs as numbers: see `numberCoins`. */
export const numberNamedCoins = (pairs: readonly { a: string; b: string }[]) =>
  numberCoins({ a: pairs.map(({ a }) => a), b: pairs.map(({ b }) => b) });
