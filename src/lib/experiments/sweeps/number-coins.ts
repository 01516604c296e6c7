import { numberCoins } from "../../metrics/index";

/** The coins of named pairs as numbers: see `numberCoins`. */
export const numberNamedCoins = (pairs: readonly { coinA: string; coinB: string }[]) =>
  numberCoins({ a: pairs.map(({ coinA }) => coinA), b: pairs.map(({ coinB }) => coinB) });
