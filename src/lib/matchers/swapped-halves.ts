import { similarity } from "./registration/align/affine";
import { anyRotationFinder } from "./registration/search/any-rotation";
import { placeFinder } from "./registration/search/best-places";
import type { MatchSide } from "./registration/match-side";
import { shiftsOfScreen } from "./registration/search/shifts";
import { drawnForScreen, rotationsOf } from "./registration/search/variants";

/** Smallest number of coins: with fewer, similar designs may be missing by chance. */
export const MIN_COINS = 12;
/** Largest number of coins that each coin is compared with. */
const MAX_COMPARED_COINS = 64;
/** A half is judged by the mean of this number of its highest scores. */
const NEAREST_COMPARED = 5;
/**
 * Margin by which the swapped assignment of the halves must correlate better, summed over both
 * halves. Of a real hoard's 259 coins, all the right way round, the worst lies 0.05 off; where a
 * tenth is swapped, two of three to four of five of these are found.
 */
const MIN_CORRELATION_MARGIN = 0.06;

/** Both halves of one photograph. */
export interface Halves {
  obverse: MatchSide;
  reverse: MatchSide;
}

/** Coins per batch. */
const COINS_PER_BATCH = 64;

/**
 * Coins whose halves are probably swapped: their left halves are more like other coins' right
 * halves, and the other way round. Coins of one design resemble each other even from different
 * dies. The surest is turned round first, then all are looked at again, so that some swapped coins
 * do not cast doubt on the rest.
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
  return detectSwappedHalves(coins.length, async (i) => coins[i], options);
}

/**
 * Detects swapped halves of coins that are read one after another. @param halvesOf the halves of a
 * coin, by its position
 */
export async function detectSwappedHalves(
  coins: number,
  halvesOf: (coin: number) => Promise<Halves>,
  { anyRotation = false } = {},
): Promise<number[]> {
  if (coins < MIN_COINS) return [];
  const drawnOf = async (coin: number) => {
    const { obverse, reverse } = await halvesOf(coin);
    return [drawnForScreen(obverse), drawnForScreen(reverse)];
  };
  const count = Math.min(MAX_COMPARED_COINS, coins);
  const witnesses = Array.from({ length: count }, (_, i) =>
    Math.round((i * (coins - 1)) / (count - 1)),
  );
  const seen = await Promise.all(witnesses.map(drawnOf));
  const turned = [...seen.map(([obverse]) => obverse), ...seen.map(([, reverse]) => reverse)];
  const finder = anyRotation
    ? anyRotationFinder(turned, { scaled: false, nearOnly: true })
    : placeFinder(
        turned,
        rotationsOf(false).map((turn) => similarity(turn, 1)),
        shiftsOfScreen({ nearOnly: true }),
      );
  // of each half, both of a coin after each other, to each half of the witnesses
  const like: Float32Array[] = [];
  try {
    for (let from = 0; from < coins; from += COINS_PER_BATCH) {
      const halves = (
        await Promise.all(
          Array.from({ length: Math.min(COINS_PER_BATCH, coins - from) }, (_, i) =>
            drawnOf(from + i),
          ),
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
  return swappedByScores(like, witnesses);
}

/**
 * @param like of each half, both of a coin after each other, to the obverses of the witnesses and
 *   then to their reverses
 */
function swappedByScores(like: readonly Float32Array[], witnesses: readonly number[]): number[] {
  const coins = like.length / 2;
  const count = witnesses.length;
  const swapped = new Array<boolean>(coins).fill(false);
  /**
   * Mean of the k highest scores of one half of a coin among the obverses or reverses of the
   * others.
   */
  const meanOfHighest = (coin: number, right: boolean, others: "obverse" | "reverse") => {
    const row = like[2 * coin + Number(right)];
    const found = witnesses.flatMap((w, i) =>
      w === coin ? [] : [row[i + (swapped[w] === (others === "obverse") ? count : 0)]],
    );
    return (
      found
        .sort((x, y) => y - x)
        .slice(0, NEAREST_COMPARED)
        .reduce((sum, value) => sum + value, 0) / NEAREST_COMPARED
    );
  };
  const inPlace = (coin: number) => {
    // which half counts as the obverse, and which as the reverse
    const [left, right] = [swapped[coin], !swapped[coin]];
    return (
      meanOfHighest(coin, left, "obverse") -
      meanOfHighest(coin, left, "reverse") +
      meanOfHighest(coin, right, "reverse") -
      meanOfHighest(coin, right, "obverse")
    );
  };
  const found = swapped.map((_, i) => inPlace(i));
  for (let round = 0; round < coins; round++) {
    const worst = found.reduce((least, value, i) => (value < found[least] ? i : least), 0);
    if (found[worst] >= -MIN_CORRELATION_MARGIN) break;
    swapped[worst] = !swapped[worst];
    if (witnesses.includes(worst)) swapped.forEach((_, i) => (found[i] = inPlace(i)));
    else found[worst] = inPlace(worst); // the others are not judged by it
  }
  return swapped.flatMap((turned, i) => (turned ? [i] : []));
}
