import { tf } from "../../engine/index";
import { lossOfScores, type SimilarityLoss } from "./similarity-loss";

/**
 * A loss that reads nothing but the scores of some pairs and whether each is from the same die: it
 * does not matter which coins meet in a pair.
 *
 * @returns `slopes`: the loss's derivative by each score
 */
export type PairLoss = (
  scores: Float64Array,
  same: readonly boolean[],
) => { loss: number; slopes: Float64Array };

/** A loss of pairs as one of a batch: of every row with every other. */
export function overBatch(lossOf: PairLoss): SimilarityLoss {
  return (similarities, dies) => {
    const n = dies.length;
    const pairs = Array.from(similarities.keys()).filter((at) => Math.floor(at / n) !== at % n);
    const { loss, slopes } = lossOf(
      Float64Array.from(pairs, (at) => similarities[at]),
      pairs.map((at) => dies[Math.floor(at / n)] === dies[at % n]),
    );
    const all = new Float64Array(n * n);
    pairs.forEach((at, i) => (all[at] = slopes[i]));
    return { loss, slopes: all };
  };
}

/**
 * The loss of the scores of some coins with others, with its gradient by them.
 *
 * @param scores [n, m]
 * @param rows a number for the die of each row, length n
 * @param columns the same for the columns, length m
 */
export function pairLoss(
  scores: tf.Tensor2D,
  rows: readonly number[],
  columns: readonly number[],
  lossOf: PairLoss,
): tf.Scalar {
  const same = rows.flatMap((row) => columns.map((column) => row === column));
  return lossOfScores(scores, (values) => lossOf(values, same));
}
