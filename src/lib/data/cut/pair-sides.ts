/** A coin on a plate, by its outline. */
export interface PlateCoin {
  centre: [number, number];
  diameter: number;
}

/** The obverse and reverse of one coin, or one that stands alone; positions in the list. */
export type CoinOnPlate = { obverse: number; reverse: number } | { alone: number };

/** The two sides of a coin have diameters that differ by less than this share. */
const MAX_DIFFERENCE = 0.15;
/** Two sides are closer to each other than coins are, by this factor, and by this in diameters. */
const [MAX_GAP_RATIO, MAX_GAP_OF_TWO] = [0.75, 0.6];

/**
 * Pairs the sides of coins on a plate: obverse left, reverse beside it on the right. The coins of a
 * row are pairs where their number is even, the two of each pair have one size, and every gap within
 * a pair is smaller than every gap between pairs; else each stands alone. Two coins in a row are a
 * pair where the gap is small.
 *
 * @param coins in reading order
 */
export function pairSides(coins: readonly PlateCoin[]): CoinOnPlate[] {
  return rowsOf(coins).flatMap((row): CoinOnPlate[] =>
    isOfPairs(row.map((i) => coins[i]))
      ? row.flatMap((i, n) => (n % 2 === 0 ? [{ obverse: i, reverse: row[n + 1] }] : []))
      : row.map((i) => ({ alone: i })),
  );
}

/** Positions of the coins of each row: a coin further left than the last one begins a new row. */
function rowsOf(coins: readonly PlateCoin[]): number[][] {
  const rows: number[][] = [];
  coins.forEach(({ centre }, i) => {
    const last = i === 0 ? undefined : coins[i - 1];
    if (last && centre[0] > last.centre[0]) rows.at(-1)!.push(i);
    else rows.push([i]);
  });
  return rows;
}

function isOfPairs(row: readonly PlateCoin[]): boolean {
  if (row.length % 2 === 1) return false;
  const gaps = row.slice(1).map((coin, i) => gapBetween(row[i], coin));
  const within = gaps.filter((_, i) => i % 2 === 0);
  const between = gaps.filter((_, i) => i % 2 === 1);
  const areOneSize = within.every((_, n) => {
    const [a, b] = [row[2 * n].diameter, row[2 * n + 1].diameter];
    return Math.abs(a - b) < MAX_DIFFERENCE * Math.max(a, b);
  });
  if (!areOneSize) return false;
  if (between.length === 0) return within[0] < MAX_GAP_OF_TWO * row[0].diameter;
  return Math.max(...within) < MAX_GAP_RATIO * Math.min(...between);
}

function gapBetween(a: PlateCoin, b: PlateCoin): number {
  const apart = Math.hypot(a.centre[0] - b.centre[0], a.centre[1] - b.centre[1]);
  return Math.max(0, apart - (a.diameter + b.diameter) / 2);
}
