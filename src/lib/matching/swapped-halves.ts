import { similarity } from "./affine";
import { bestPlaces } from "./best-places";
import type { MatchSide } from "./match-side";
import { shiftsOfScreen } from "./shifts";
import { drawnForScreen, turnsOf } from "./variants";

/** With fewer coins there is too little to compare with: look-alikes may be missing by chance. */
const FEWEST = 12;
/** Coins that each coin is compared with, at most. */
const WITNESSES = 64;
/** A half is judged by the mean of its likest so many. */
const LIKEST = 5;
/**
 * How much more a coin's halves must be like the other sides of the others. Of a real hoard's 259 coins, all the right
 * way round, the worst lies .05 off; where a tenth is swapped, two of three to four of five of these are found.
 */
const MARGIN = 0.06;

/** Both halves of one photograph. */
export interface Halves {
  obverse: MatchSide;
  reverse: MatchSide;
}

/**
 * Coins whose halves are probably swapped: their left halves are more like other coins' right halves, and the other way
 * round. Coins of one design resemble each other even from different dies. The surest is turned round first, then all
 * are looked at again, so that some swapped coins don't cast doubt on the rest.
 *
 * The engine must have been started.
 *
 * @returns positions in `coins`; none of fewer than 12 coins. Where most are swapped, these are the others.
 */
export function swappedHalves(coins: readonly Halves[], { anyRotation = false } = {}): number[] {
  if (coins.length < FEWEST) return [];
  const count = Math.min(WITNESSES, coins.length);
  const witnesses = Array.from({ length: count }, (_, i) => Math.round((i * (coins.length - 1)) / (count - 1)));
  const drawn = [...coins.map(({ obverse }) => obverse), ...coins.map(({ reverse }) => reverse)].map(drawnForScreen);
  const columns = [...witnesses, ...witnesses.map((w) => coins.length + w)].map((i) => drawn[i]);
  const turns = turnsOf(anyRotation).map((turn) => similarity(turn, 1));
  const { best } = bestPlaces(drawn, columns, turns, shiftsOfScreen({ nearOnly: true }));
  const swapped = coins.map(() => false);
  const half = (coin: number, right: boolean) => coin + (right ? coins.length : 0);
  /** How like one half of a coin is to others' halves, by whether they count as obverses. */
  const like = (coin: number, right: boolean, others: "obverse" | "reverse") => {
    const row = half(coin, right) * columns.length;
    const found = witnesses.flatMap((w, i) => (w === coin ? [] : [best[row + i + (swapped[w] === (others === "obverse") ? count : 0)]]));
    return found.sort((x, y) => y - x).slice(0, LIKEST).reduce((sum, value) => sum + value, 0) / LIKEST;
  };
  const inPlace = (coin: number) => {
    const [left, right] = [swapped[coin], !swapped[coin]]; // which half counts as the obverse, and which as the reverse
    return like(coin, left, "obverse") - like(coin, left, "reverse") + like(coin, right, "reverse") - like(coin, right, "obverse");
  };
  for (let round = 0; round < coins.length; round++) {
    const found = coins.map((_, i) => inPlace(i));
    const worst = found.indexOf(Math.min(...found));
    if (found[worst] >= -MARGIN) break;
    swapped[worst] = !swapped[worst];
  }
  return swapped.flatMap((turned, i) => (turned ? [i] : []));
}
