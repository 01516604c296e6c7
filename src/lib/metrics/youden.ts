import { falsePositiveRate, recall, type Confusion } from "./confusion";

/**
 * Youden's J: the true positive rate minus the false positive rate. 1 is perfect, 0 is chance.
 *
 * @returns NaN where there is no positive or no negative
 * @see Youden 1950, Index for rating diagnostic tests
 */
export function youdenJ(c: Confusion): number {
  return recall(c) - falsePositiveRate(c);
}
