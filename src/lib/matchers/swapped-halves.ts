import { similarity } from "./registration/align/affine";
import { placeFinder } from "./registration/search/best-places";
import type { MatchSide } from "./registration/match-side";
import { shiftsOfScreen } from "./registration/search/shifts";
import { drawnForScreen, turnsOf } from "./registration/search/variants";

/** With fewer coins there is too little to compare with: look-alikes may be missing by chance. */
export const FEWEST = 12;
/** Coins that each coin is compared with, at most. */
const WITNESSES = 64;
/** A half is judged by the mean of its likest so many. */
const LIKEST = 5;
/**
 * How much more a coin's halves must be like the other sides of the others. Of a real hoard's 259
 * coins, all the right way round, the worst lies .05 off; where a tenth is swapped, two of three to
 * four of five of these are found.
 */
const MARGIN = 0.06;

/** Both halves of one photograph. */
export interface Halves {
  obverse: MatchSide;
  reverse: MatchSide;
}

/** Coins whose halves are held against the witnesses at once. */
const TOGETHER = 64;

/**
 * Coins whose halves are probably swapped: their left halves are more like other coins' right
 * halves, and the other way round. Coins of one design resemble each other even from different
 * dies. The surest is turned round first, then all are looked at again, so that some swapped coins
 * don't cast doubt on the rest.
 *
 * The engine must have been started.
 *
 * @returns positions in `coins`; none of fewer than 12 coins. Where most are swapped, these are the
 *   others.
 */
export async function swappedHalves(
  coins: readonly Halves[],
  options: { anyRotation?: boolean } = {},
): Promise<number[]> {
  return swappedAmong(coins.length, async (i) => coins[i], options);
}

/**
 * The same of coins that are read one after another. @param halvesOf the halves of a coin, by its
 * position
 */
export async function swappedAmong(
  coins: number,
  halvesOf: (coin: number) => Promise<Halves>,
  { anyRotation = false } = {},
): Promise<number[]> {
  if (coins < FEWEST) return [];
  const drawnOf = async (coin: number) => {
    const { obverse, reverse } = await halvesOf(coin);
    return [drawnForScreen(obverse), drawnForScreen(reverse)];
  };
  const count = Math.min(WITNESSES, coins);
  const witnesses = Array.from({ length: count }, (_, i) =>
    Math.round((i * (coins - 1)) / (count - 1)),
  );
  const seen = await Promise.all(witnesses.map(drawnOf));
  const turned = [...seen.map(([obverse]) => obverse), ...seen.map(([, reverse]) => reverse)];
  const turns = turnsOf(anyRotation).map((turn) => similarity(turn, 1));
  const finder = placeFinder(turned, turns, shiftsOfScreen({ nearOnly: true }));
  // of each half, both of a coin after each other, to each half of the witnesses
  const like: Float32Array[] = [];
  try {
    for (let from = 0; from < coins; from += TOGETHER) {
      const halves = (
        await Promise.all(
          Array.from({ length: Math.min(TOGETHER, coins - from) }, (_, i) => drawnOf(from + i)),
        )
      ).flat();
      const { best } = finder.among(halves);
      halves.forEach((_, h) =>
        like.push(Float32Array.from(turned, (_half, w) => best[w * halves.length + h])),
      );
    }
  } finally {
    finder.dispose();
  }
  return turnedRound(like, witnesses);
}

/**
 * @param like of each half, both of a coin after each other, to the obverses of the witnesses and
 *   then to their reverses
 */
function turnedRound(like: readonly Float32Array[], witnesses: readonly number[]): number[] {
  const coins = like.length / 2;
  const count = witnesses.length;
  const swapped = new Array<boolean>(coins).fill(false);
  /** How like one half of a coin is to others' halves, by whether they count as obverses. */
  const likest = (coin: number, right: boolean, others: "obverse" | "reverse") => {
    const row = like[2 * coin + Number(right)];
    const found = witnesses.flatMap((w, i) =>
      w === coin ? [] : [row[i + (swapped[w] === (others === "obverse") ? count : 0)]],
    );
    return (
      found
        .sort((x, y) => y - x)
        .slice(0, LIKEST)
        .reduce((sum, value) => sum + value, 0) / LIKEST
    );
  };
  const inPlace = (coin: number) => {
    // which half counts as the obverse, and which as the reverse
    const [left, right] = [swapped[coin], !swapped[coin]];
    return (
      likest(coin, left, "obverse") -
      likest(coin, left, "reverse") +
      likest(coin, right, "reverse") -
      likest(coin, right, "obverse")
    );
  };
  const found = swapped.map((_, i) => inPlace(i));
  for (let round = 0; round < coins; round++) {
    const worst = found.reduce((least, value, i) => (value < found[least] ? i : least), 0);
    if (found[worst] >= -MARGIN) break;
    swapped[worst] = !swapped[worst];
    if (witnesses.includes(worst)) swapped.forEach((_, i) => (found[i] = inPlace(i)));
    else found[worst] = inPlace(worst); // the others are not judged by it
  }
  return swapped.flatMap((turned, i) => (turned ? [i] : []));
}
