import { NumislabError } from "../../errors";
import type { Verdict } from "./verdict";

/** Two coins of one side, and the calibrated probability that one die struck both. */
export interface PairProbability {
  a: string;
  b: string;
  probability: number;
}

/** What is known of every two coins of one side. Matrices are n × n, row by row, symmetric. */
export interface PairEvidence {
  coins: readonly string[];
  /** Of one die; NaN where the two were not compared or a person can't tell: such a pair says nothing. */
  probability: Float64Array;
  /** 1 = a person says same, -1 = different, 0 = no verdict. */
  verdict: Int8Array;
}

/**
 * Gathers pairs and verdicts of one side. Verdicts about coins that are not in the list are left out; the last verdict
 * on a pair counts.
 *
 * @param coins  names, each once
 * @param otherwise  probability of pairs that are not given; NaN, they say nothing, where it is left out
 * @throws NumislabError "input" when a pair names a coin that is not in the list, or a probability lies outside 0 … 1
 */
export function pairEvidence(coins: readonly string[], pairs: Iterable<PairProbability>, verdicts: Iterable<Omit<Verdict, "side">> = [], otherwise = NaN): PairEvidence {
  const n = coins.length;
  const place = new Map(coins.map((coin, i) => [coin, i]));
  const probability = new Float64Array(n * n).fill(otherwise);
  for (let i = 0; i < n; i++) probability[i * n + i] = NaN;
  const verdict = new Int8Array(n * n);
  for (const { a, b, probability: p } of pairs) {
    const [i, j] = [place.get(a), place.get(b)];
    if (i === undefined || j === undefined || i === j) throw new NumislabError("input", `the pair ${a}, ${b} is not of two coins of the study: check the table of pairs.`);
    if (!(p >= 0 && p <= 1)) throw new NumislabError("input", `the pair ${a}, ${b} has the probability ${p}: it must lie from 0 to 1.`);
    probability[i * n + j] = probability[j * n + i] = p;
  }
  for (const { coinA, coinB, verdict: said } of verdicts) {
    const [i, j] = [place.get(coinA), place.get(coinB)];
    if (i === undefined || j === undefined || i === j) continue;
    verdict[i * n + j] = verdict[j * n + i] = said === "same" ? 1 : said === "different" ? -1 : 0;
    if (said === "unsure") probability[i * n + j] = probability[j * n + i] = NaN;
  }
  return { coins, probability, verdict };
}
