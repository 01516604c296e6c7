import { NumislabError } from "../../base/index";
import type { ScoredPair } from "../../coins/index";
import { entryOf, pairIndex, type PairIndex } from "./pair-index";
import type { Verdict } from "./verdict";

/**
 * Two coins of one side, and the calibrated probability that both were struck from the same die.
 */
export type PairProbability = Pick<ScoredPair, "a" | "b" | "probability">;

/**
 * What is known of every two coins of one side. Pairs that were looked at are listed; all others
 * are as `otherwise` says.
 */
export interface PairEvidence {
  coins: readonly string[];
  pairs: PairIndex;
  /** By entry: from the same die; NaN where a person cannot tell: such a pair says nothing. */
  probability: Float64Array;
  /** By entry: 1 = a person says same, -1 = different, 0 = no verdict. */
  verdict: Int8Array;
  /** Probability of every pair that is not listed; NaN = they say nothing. */
  otherwise: number;
}

/**
 * Gathers pairs and verdicts of one side. Verdicts about coins that are not in the list are left
 * out; the last verdict on a pair counts.
 *
 * @param coins names, each once
 * @param otherwise probability of pairs that are not given; NaN, they say nothing, where it is left
 *   out
 * @throws NumislabError "input" when a pair names a coin that is not in the list, or a probability
 *   lies outside 0 … 1
 */
export function pairEvidence(
  coins: readonly string[],
  given: Iterable<PairProbability>,
  verdicts: Iterable<Omit<Verdict, "side">> = [],
  otherwise = NaN,
): PairEvidence {
  const place = new Map(coins.map((coin, i) => [coin, i]));
  const judged = [...verdicts].flatMap(({ a, b, verdict }) => {
    const [i, j] = [place.get(a), place.get(b)];
    return i === undefined || j === undefined || i === j ? [] : [{ i, j, verdict }];
  });
  const [a, b] = [judged.map(({ i }) => i), judged.map(({ j }) => j)];
  const chances = judged.map(() => otherwise); // until the pair itself comes, below
  for (const { a: one, b: two, probability } of given) {
    const [i, j] = [place.get(one), place.get(two)];
    if (i === undefined || j === undefined || i === j)
      throw new NumislabError(
        "input",
        `the pair ${one}, ${two} is not of two coins of the study: check the table of pairs.`,
      );
    if (!(probability >= 0 && probability <= 1))
      throw new NumislabError(
        "input",
        `the pair ${one}, ${two} has the probability ${probability}: it must lie from 0 to 1.`,
      );
    a.push(i);
    b.push(j);
    chances.push(probability);
  }
  const { pairs, from } = pairIndex(coins.length, a, b);
  const probability = Float64Array.from(from, (k) => chances[k]);
  const verdict = new Int8Array(from.length);
  for (const { i, j, verdict: said } of judged) {
    for (const entry of [entryOf(pairs, i, j), entryOf(pairs, j, i)]) {
      verdict[entry] = said === "same" ? 1 : said === "different" ? -1 : 0;
      if (said === "unsure") probability[entry] = NaN;
    }
  }
  return { coins, pairs, probability, verdict, otherwise };
}
