import { NumislabError } from "../../base/index";
import type { ScoredPair } from "../../coins/index";
import { entryOf, pairIndex, type PairIndex } from "./pair-index";
import type { Verdict } from "./verdict";

/**
 * Two coins of one side, and the calibrated probability that both were struck from the same die;
 * the score and the stage of registration where the method has them.
 */
export type PairProbability = Pick<ScoredPair, "a" | "b" | "probability"> &
  Partial<Pick<ScoredPair, "score">> & { stage?: string | null };

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
  /** By entry: higher = more alike, NaN = not scored. The probability where no score is given. */
  score: Float64Array;
  /** Pairs that are not listed score no higher. */
  lowestScore: number;
  /** By entry: 0 = the coarse search found no alignment, so they may be of different designs. */
  aligned: Uint8Array;
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
  const scores = judged.map(() => NaN);
  const stages = judged.map(() => 0);
  let lowestScore = Number.isNaN(otherwise) ? -Infinity : otherwise;
  for (const { a: one, b: two, probability, score, stage } of given) {
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
    scores.push(score ?? probability);
    if (score !== undefined) lowestScore = -Infinity;
    stages.push(stage === "screened" ? 0 : 1);
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
  const score = Float64Array.from(from, (k) => scores[k]);
  const aligned = Uint8Array.from(from, (k) => stages[k]);
  return { coins, pairs, probability, verdict, score, lowestScore, aligned, otherwise };
}
