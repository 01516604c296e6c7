import { matchTable } from "./match-sides";
import type { NamedSide } from "./matcher";
import type { Calibration } from "./registration/evidence";
import { startWorkers } from "./registration/workers";
import { MIN_COINS, detectSwappedHalves, type Halves } from "./swapped-halves";

/** A photograph whose halves are probably swapped. */
export interface Swapped {
  /** Its position. */
  coin: number;
  /** The one that it was found by, where it may as well be that one; otherwise null. */
  or: number | null;
}

export interface FindSwappedOptions {
  anyRotation?: boolean;
  calibration?: Calibration;
}

/**
 * Finds photographs with swapped halves: the one rule of `compare` and of folders.
 *
 * Of 12 coins and more by `detectSwappedHalves`: halves are more like the other sides of the other coins.
 * Of fewer, where look-alikes may be missing by chance, by registration: the left half of one
 * matches the right half of another, and their own sides do not match.
 *
 * The engine must have been started.
 *
 * @param halvesOf the halves of a coin, by its position
 */
export async function findSwapped(
  coins: number,
  halvesOf: (coin: number) => Promise<Halves>,
  options: FindSwappedOptions = {},
): Promise<Swapped[]> {
  if (coins >= MIN_COINS)
    return (await detectSwappedHalves(coins, halvesOf, options)).map((coin) => ({
      coin,
      or: null,
    }));
  if (coins < 2) return [];
  const halves: NamedSide[] = [];
  for (let coin = 0; coin < coins; coin++) {
    const { obverse, reverse } = await halvesOf(coin);
    halves.push({ coin: `${2 * coin}`, side: "obverse", seen: obverse });
    halves.push({ coin: `${2 * coin + 1}`, side: "obverse", seen: reverse });
  }
  const workers = startWorkers(0); // some hundred pairs are done before a thread is up
  const { a, b, answer } = await matchTable(halves, { ...options, workers });
  const [upright, crosswise] = [new Set<string>(), new Map<string, [number, number]>()];
  answer.forEach((one, row) => {
    const [first, second] = [a[row] >> 1, b[row] >> 1];
    if (one !== "same" || first === second) return;
    if ((a[row] & 1) === (b[row] & 1)) upright.add(`${first} ${second}`);
    else crosswise.set(`${first} ${second}`, [first, second]);
  });
  return fewestCoins([...crosswise].flatMap(([key, pair]) => (upright.has(key) ? [] : [pair])));
}

/** The fewest coins that all of these pairs have one of: those in most pairs come first. */
function fewestCoins(pairs: readonly (readonly [number, number])[]): Swapped[] {
  const found: Swapped[] = [];
  let left = [...pairs];
  while (left.length > 0) {
    const count = new Map<number, number>();
    for (const coin of left.flat()) count.set(coin, (count.get(coin) ?? 0) + 1);
    const [coin, most] = [...count].reduce((best, one) => (one[1] > best[1] ? one : best));
    const [first, second] = left.find((pair) => pair.includes(coin))!;
    if (most > 1) found.push({ coin, or: null });
    else found.push({ coin: first, or: second }, { coin: second, or: first });
    left = left.filter((pair) => !pair.includes(coin));
  }
  return found.sort((x, y) => x.coin - y.coin);
}

/** What to say of photographs with swapped halves. */
export function swappedMessage(file: string, or: string | null): string {
  return or === null
    ? `${file} seems to have its halves swapped: its left half is like the other coins' right halves, and the other way round. Put the obverse left; if it is there, give both sides as photographs of their own (layout single).`
    : `${file} or ${or} has its halves swapped: the left half of one matches the right half of the other. Put the obverse left in both.`;
}
