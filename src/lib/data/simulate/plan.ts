import type { Random } from "../../random";

/** One coin of a hoard: which dies struck it, and when in each die's life (0 = new, 1 = its last blow). */
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
}

export interface HoardPlan {
  /** By coin number. */
  readonly coins: readonly PlannedCoin[];
  /** Dies in the order of their numbers: the type each belongs to. */
  readonly obverseDies: readonly { readonly id: string; readonly type: number }[];
  readonly reverseDies: readonly { readonly id: string; readonly type: number }[];
  /** Dies the issue was struck from, those that left no coin in the hoard included. */
  readonly struckFrom: { readonly obverse: number; readonly reverse: number };
}

/** No anvil strikes more than this share of a hoard, so that a split by chains of dies has something to split. */
const LARGEST_SHARE = 0.3;

/**
 * Plans a hoard: anvils side by side, each with its obverse die and its reverse dies, changed independently.
 *
 * A die is as likely to break at any blow as at any other, so its output is geometric. A change that falls between two
 * blows of which no coin is in the hoard leaves a die unseen; `struckFrom` counts those too.
 *
 * @param types  coin types; each anvil strikes one of them
 */
export function planHoard({ coins, types, rng }: { coins: number; types: number; rng: Random }): HoardPlan {
  const anvils = stationSizes(coins, rng.fork("stations"));
  const range = (low: number, high: number) => Math.min(coins, Math.max(anvils.length, Math.round(coins * rng.uniform(low, high))));
  const obverse = dieChanges(anvils, range(0.14, 0.175), rng.fork("obverse"));
  const reverse = dieChanges(anvils, range(0.23, 0.3), rng.fork("reverse"));
  const ages = [agesOf(obverse.die, rng.fork("obverse ages")), agesOf(reverse.die, rng.fork("reverse ages"))];

  const numbers = rng.fork("numbers").shuffle(Array.from({ length: coins }, (_, i) => i));
  const station = anvils.flatMap((size, s) => Array.from({ length: size }, (_, order) => ({ s, order })));
  const names = [new Map<number, string>(), new Map<number, string>()];
  const typeOf = [new Map<string, number>(), new Map<string, number>()];
  const named = (side: 0 | 1, die: number, type: number): string => {
    if (!names[side].has(die)) names[side].set(die, `${"OR"[side]}${names[side].size + 1}`);
    const id = names[side].get(die)!;
    typeOf[side].set(id, type);
    return id;
  };
  return {
    coins: numbers.map((struck, i) => {
      const { s, order } = station[struck];
      const type = s % types;
      return {
        coin: i + 1,
        obverseDie: named(0, obverse.die[struck], type),
        reverseDie: named(1, reverse.die[struck], type),
        type,
        station: s,
        order,
        obverseAge: ages[0][struck],
        reverseAge: ages[1][struck],
      };
    }),
    obverseDies: [...typeOf[0]].map(([id, type]) => ({ id, type })),
    reverseDies: [...typeOf[1]].map(([id, type]) => ({ id, type })),
    struckFrom: { obverse: obverse.dies, reverse: reverse.dies },
  };
}

/** Shares the coins out among anvils, unevenly: some busy, some with a coin or two. */
function stationSizes(coins: number, rng: Random): number[] {
  const count = Math.min(coins, Math.max(4, Math.round(coins / 11)));
  const most = Math.max(1, Math.ceil(coins * LARGEST_SHARE));
  const weights = Array.from({ length: count }, () => 0.08 - Math.log(1 - rng.next()));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const sizes = weights.map((w) => Math.min(most, Math.max(1, Math.floor((coins * w) / total))));
  let left = coins - sizes.reduce((sum, n) => sum + n, 0);
  while (left !== 0) {
    const i = rng.integer(count);
    const step = Math.sign(left);
    if (sizes[i] + step < 1 || sizes[i] + step > most) continue;
    sizes[i] += step;
    left -= step;
  }
  return sizes;
}

/** Lets dies change after blows drawn at random until the hoard shows `seen` dies. */
function dieChanges(anvils: readonly number[], seen: number, rng: Random): { die: number[]; dies: number } {
  const coins = anvils.reduce((sum, n) => sum + n, 0);
  const fresh = new Array<boolean>(coins).fill(false);
  for (let s = 0, start = 0; s < anvils.length; start += anvils[s++]) fresh[start] = true;
  let shown = anvils.length;
  let unseen = 0;
  while (shown < seen) {
    const at = rng.integer(coins);
    if (fresh[at]) unseen++;
    else {
      fresh[at] = true;
      shown++;
    }
  }
  let die = -1;
  return { die: fresh.map((f) => (f ? ++die : die)), dies: seen + unseen };
}

/** When in its die's life each coin was struck: in the order of striking, at uneven times. */
function agesOf(die: readonly number[], rng: Random): number[] {
  const ages = new Array<number>(die.length);
  for (let start = 0; start < die.length; ) {
    let end = start;
    while (end < die.length && die[end] === die[start]) end++;
    const times = Array.from({ length: end - start }, () => rng.next()).sort((a, b) => a - b);
    times.forEach((t, i) => (ages[start + i] = t));
    start = end;
  }
  return ages;
}
