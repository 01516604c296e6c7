import type { Heading } from "../columns/heading";

/** What stands behind the word in `Coin A` and `Coin B`, `coin_1` and `coin_2`. */
const ONE_OF_TWO = /[\s_.-]*(a|b|1|2|i|ii|one|two|first|second)$/iu;

/**
 * Why a table cannot be read that has one row a pair of coins, as lists of die links have; null where
 * it is none: it has two columns that name coins, alike but for a number or letter.
 */
export function refusedAsPairs(headings: ReadonlyMap<number, Heading>): string | null {
  const coins = [...headings.values()].filter(({ coin, side }) => coin === 2 && side === undefined);
  const nouns = coins.flatMap(({ text }) => {
    const noun = text.trim().replace(ONE_OF_TWO, "").toLowerCase();
    return noun !== text.trim().toLowerCase() ? [noun] : [];
  });
  if (nouns.length !== 2 || nouns[0] !== nouns[1] || coins.length !== 2) return null;
  return `each row is a pair of coins ('${coins[0].text}', '${coins[1].text}'), and what is read is one row a coin with its dies: write a sheet with columns coin, obverse die and reverse die, in which coins of one die have the same name for it`;
}
