import type { Random } from "../../base/index";

/**
 * How many coins per die struck before it was changed: `equal`, each as many as any other;
 * `geometric`, as likely to break at any blow as at any other.
 */
export type DieOutput = "equal" | "geometric";

/** When a die was at work: from one share of the coins to another, and at which anvil. */
export interface DieLife {
  readonly anvil: number;
  readonly from: number;
  readonly to: number;
}

/**
 * No anvil strikes more than about this share of an issue, so that a split by chains of dies has
 * something to split.
 */
const LARGEST_SHARE = 0.2;

/**
 * The lives of an issue's dies: anvils side by side, each with its obverse dies one after the other
 * and its reverse dies one after the other, changed independently of each other.
 *
 * With equal output each anvil strikes as much as its obverse dies allow; its reverse dies share
 * that, so that from anvil to anvil their outputs differ a little, as a die is a whole one.
 */
export function dieLives({
  obverse,
  reverse,
  anvils,
  output,
  rng,
}: {
  obverse: number;
  reverse: number;
  anvils: number;
  output: DieOutput;
  rng: Random;
}): {
  obverse: DieLife[];
  reverse: DieLife[];
} {
  const life = (own: Random) => (output === "equal" ? 1 : -Math.log(1 - own.next()));
  const tries = Array.from({ length: 20 }, (_, i) =>
    obverseLives(obverse, anvils, life, rng.fork(`anvils ${i}`)),
  );
  const largest = (lives: number[][]) => Math.max(...shares(lives));
  const limit = Math.max(LARGEST_SHARE, 1.6 / anvils);
  const lives =
    tries.find((one) => largest(one) <= limit) ??
    tries.reduce((a, b) => (largest(b) < largest(a) ? b : a));
  const own = rng.fork("reverse");
  return {
    obverse: inTurn(lives, shares(lives)),
    reverse: inTurn(
      wholeParts(reverse, shares(lives)).map((n) => Array.from({ length: n }, () => life(own))),
      shares(lives),
    ),
  };
}

/**
 * Deals obverse dies out among anvils, unevenly, at least one to each; their lengths of life, anvil
 * by anvil.
 */
function obverseLives(
  dies: number,
  anvils: number,
  life: (rng: Random) => number,
  rng: Random,
): number[][] {
  const busy = Array.from({ length: anvils }, () => 0.15 - Math.log(1 - rng.next()));
  const total = busy.reduce((sum, b) => sum + b, 0);
  return wholeParts(
    dies,
    busy.map((b) => b / total),
  ).map((n) => Array.from({ length: n }, () => life(rng)));
}

function shares(lives: readonly (readonly number[])[]): number[] {
  const sums = lives.map((of) => of.reduce((sum, l) => sum + l, 0));
  const total = sums.reduce((sum, s) => sum + s, 0);
  return sums.map((s) => s / total);
}

/** Splits a number into whole parts near the shares, none below 1. */
function wholeParts(n: number, wanted: readonly number[]): number[] {
  const parts = wanted.map(() => 1);
  for (let left = n - wanted.length; left > 0; left--) {
    const lacking = wanted.map((share, i) => share * n - parts[i]);
    parts[lacking.indexOf(Math.max(...lacking))]++;
  }
  return parts;
}

/**
 * Lays the lives out one after the other, anvil after anvil, each anvil over its share of the
 * issue.
 */
function inTurn(lives: readonly (readonly number[])[], wide: readonly number[]): DieLife[] {
  let start = 0;
  return lives.flatMap((of, anvil) => {
    const total = of.reduce((sum, l) => sum + l, 0);
    let done = 0;
    const laid = of.map((l): DieLife => {
      const from = start + (wide[anvil] * done) / total;
      done += l;
      return { anvil, from, to: start + (wide[anvil] * done) / total };
    });
    start += wide[anvil];
    return laid;
  });
}
