import type { Random } from "../../base/index";
import { dieLives, type DieLife, type DieOutput } from "./die-lives";

/**
 * One coin of a hoard: which dies struck it, and when in each die's life (0 = new, 1 = its last
 * blow).
 */
export interface PlannedCoin {
  /** Its number in the sheet, 1 … coins. */
  readonly coin: number;
  readonly obverseDie: string;
  readonly reverseDie: string;
  readonly type: number;
  /** The anvil it was struck at, and its place among the hoard's coins from there, from 0. */
  readonly station: number;
  readonly order: number;
  readonly obverseAge: number;
  readonly reverseAge: number;
  /** Of another photograph of a coin: the number of that coin. */
  readonly specimen?: number;
}

/** A die that left a coin in the hoard. */
export interface PlannedDie {
  readonly id: string;
  readonly type: number;
  /**
   * Its number among all dies of its side that the issue was struck from, 1 …, in the order of
   * striking at each anvil.
   */
  readonly original: number;
}

export interface HoardPlan {
  /** By coin number. */
  readonly coins: readonly PlannedCoin[];
  /** Dies in the order of their numbers. */
  readonly obverseDies: readonly PlannedDie[];
  readonly reverseDies: readonly PlannedDie[];
  /**
   * Dies the issue was struck from, those that left no coin in the hoard included: what die counts
   * try to estimate.
   */
  readonly struckFrom: { readonly obverse: number; readonly reverse: number };
}

export interface PlanOptions {
  coins: number;
  /** Coin types; each anvil strikes one of them. */
  types: number;
  /** Dies the issue was struck from; drawn where it is left out, as `usualDies` says. */
  dies?: { obverse: number; reverse: number };
  /** Default geometric. */
  dieOutput?: DieOutput;
  rng: Random;
}

/**
 * As many dies as make a hoard of 91 coins show about 14 obverse and 24 reverse dies: the published
 * die study's share of same-die pairs comes out near (1,836 of 4,095 obverse, 776 reverse).
 */
function usualDies(coins: number, rng: Random): { obverse: number; reverse: number } {
  return {
    obverse: Math.max(4, Math.round(coins * rng.uniform(0.165, 0.205))),
    reverse: Math.max(6, Math.round(coins * rng.uniform(0.3, 0.4))),
  };
}

/**
 * Plans a hoard: an issue is struck at anvils side by side, obverse and reverse dies changed
 * independently, and the hoard's coins are drawn from all its coins at random, each as likely as
 * any other.
 */
export function planHoard({
  coins,
  types,
  dies = undefined,
  dieOutput = "geometric",
  rng,
}: PlanOptions): HoardPlan {
  const struckFrom = dies ?? usualDies(coins, rng.fork("dies"));
  const anvils = Math.min(
    struckFrom.obverse,
    struckFrom.reverse,
    Math.max(4, Math.round(coins / 11)),
  );
  const lives = dieLives({ ...struckFrom, anvils, output: dieOutput, rng: rng.fork("lives") });
  const draw = rng.fork("coins");
  const times = Array.from({ length: coins }, () => draw.next());
  const places = times.map((time) => ({
    time,
    obverse: dieAt(lives.obverse, time),
    reverse: dieAt(lives.reverse, time),
  }));
  const anvilOf = (i: number): number => lives.obverse[places[i].obverse].anvil;
  const struck = times.map((_, i) => i).sort((a, b) => times[a] - times[b]);
  const orders = new Array<number>(coins);
  const done = new Array<number>(anvils).fill(0);
  for (const i of struck) orders[i] = done[anvilOf(i)]++;

  const named = { obverse: namer("O"), reverse: namer("R") };
  const age = ({ from, to }: DieLife, time: number): number => (time - from) / (to - from);
  const planned = places.map(({ time, obverse, reverse }, i): PlannedCoin => {
    const type = anvilOf(i) % types;
    return {
      coin: i + 1,
      obverseDie: named.obverse.name(obverse, type),
      reverseDie: named.reverse.name(reverse, type),
      type,
      station: anvilOf(i),
      order: orders[i],
      obverseAge: age(lives.obverse[obverse], time),
      reverseAge: age(lives.reverse[reverse], time),
    };
  });
  return {
    coins: planned,
    obverseDies: named.obverse.dies,
    reverseDies: named.reverse.dies,
    struckFrom,
  };
}

/** The die at work at a time: lives follow each other without a gap. */
function dieAt(lives: readonly DieLife[], time: number): number {
  let [low, high] = [0, lives.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time < lives[middle].to) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Numbers dies as they first appear in the sheet. */
function namer(letter: string): { name(die: number, type: number): string; dies: PlannedDie[] } {
  const ids = new Map<number, string>();
  const dies: PlannedDie[] = [];
  return {
    dies,
    name(die, type) {
      if (!ids.has(die)) {
        ids.set(die, `${letter}${ids.size + 1}`);
        dies.push({ id: ids.get(die)!, type, original: die + 1 });
      }
      return ids.get(die)!;
    },
  };
}
