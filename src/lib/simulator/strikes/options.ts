import { NumislabError } from "../../base/index";
import type { DieOutput } from "./die-lives";
import { GROUNDS, type GroundKind } from "./grounds";

/** What to simulate. */
export interface SimulateOptions {
  /** How many coins, 2 … 100,000. */
  coins: number;
  /** The same seed gives the same bytes. */
  seed: number;
  /**
   * The picture of both sides: its width in pixels (a side is half of it, square). Default 1574, as
   * in the hoard.
   */
  width?: number;
  /** A side's top lies within this many degrees of upright; 180 = at any rotation. Default 6. */
  rotation?: number;
  /** Coin types in the hoard, 1 … 8. Default 2. */
  types?: number;
  /**
   * Dies that the issue was struck from, 1 … 100,000 a side; they need not all have left a coin.
   * Drawn where left out.
   */
  dies?: { obverse: number; reverse: number } | null;
  /**
   * Whether every die strikes as many coins as any other, or breaks at any blow with the same
   * probability (the default).
   */
  dieOutput?: DieOutput;
  /** Further photographs of coins of the hoard, numbered after these: 0 (the default) … coins. */
  rephotographs?: number;
  /** Height, normal and mask of each side beside its picture. Default false. */
  maps?: boolean;
  /** What coins are photographed on; each coin draws one of them. Default white paper alone. */
  grounds?: readonly GroundKind[];
}

function whole(name: string, value: number, low: number, high: number): number {
  if (!Number.isInteger(value) || value < low || value > high)
    throw new NumislabError(
      "input",
      `simulate: ${name} must be a whole number from ${low} to ${high}, not ${value}.`,
    );
  return value;
}

/** Fills in the defaults. @throws NumislabError "input" for a number out of range */
export function checkedOptions(options: SimulateOptions): Required<SimulateOptions> {
  const {
    coins,
    seed,
    width = 1574,
    rotation = 6,
    types = 2,
    dies = null,
    dieOutput = "geometric",
    rephotographs = 0,
    maps = false,
    grounds = ["white"],
  } = options;
  const unknown = grounds.find((ground) => !GROUNDS.includes(ground));
  if (grounds.length === 0 || unknown !== undefined)
    throw new NumislabError(
      "input",
      `simulate: grounds must be some of ${GROUNDS.join(", ")}, not "${unknown ?? ""}".`,
    );
  if (!(rotation >= 0 && rotation <= 180))
    throw new NumislabError(
      "input",
      `simulate: rotation must be from 0 to 180 degrees, not ${rotation}.`,
    );
  if (dieOutput !== "equal" && dieOutput !== "geometric")
    throw new NumislabError(
      "input",
      `simulate: die output must be "equal" or "geometric", not "${String(dieOutput)}".`,
    );
  return {
    coins: whole("coins", coins, 2, 100_000),
    seed: whole("seed", seed, -2147483648, 4294967295),
    width: whole("width", width, 64, 8000),
    rotation,
    types: whole("types", types, 1, 8),
    dies: dies && {
      obverse: whole("obverse dies", dies.obverse, 1, 100_000),
      reverse: whole("reverse dies", dies.reverse, 1, 100_000),
    },
    dieOutput,
    rephotographs: whole("rephotographs", rephotographs, 0, coins),
    maps,
    grounds,
  };
}
