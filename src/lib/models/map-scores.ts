import { tf } from "../engine/index";

/** Parameters of the comparison of two feature maps. Lengths are cells of the map. */
export interface MapComparison {
  /** Cells a side of the blocks into which one of the maps is cut; the map's side is a multiple. */
  block: number;
  /** How far the whole map is moved, either way, across and down. */
  shift: number;
  /** How far each block may be moved beyond the shift of the whole, either way. */
  give: number;
  /** Rotations of one of the coins that are tried, degrees. Used in comparison, not in training. */
  turns: readonly number[];
  /**
   * Scale factors of the same coin, each tried with each rotation; default 1 alone. Not used in
   * training.
   */
  sizes?: readonly number[];
  /**
   * Whether the mean score over rotations and scales is subtracted from the largest; default false.
   * Not used in training. What two maps share however they lie is not evidence for a die.
   */
  lessMean?: boolean;
}

/**
 * Share of a map's side that is the radius of the disc within which it counts: the rim, often
 * ragged or cut off, is left out.
 */
const DISC_RADIUS_SHARE = 0.44;

/**
 * Prepares maps for comparison: sets cells outside the coin to 0, subtracts the mean of each
 * channel over the coin (what all coins share is not evidence for a die), and scales each map to
 * unit L2 norm.
 *
 * @param maps [n, h, h, channels]
 */
export function unitMaps(maps: tf.Tensor4D): tf.Tensor4D {
  return tf.tidy(() => {
    const disc = discOf(maps.shape[1]);
    const mean = tf.div(tf.sum(tf.mul(maps, disc), [1, 2], true), tf.sum(disc));
    const centred = tf.mul(tf.sub(maps, mean), disc);
    return tf.div(centred, tf.sqrt(tf.add(tf.sum(tf.square(centred), [1, 2, 3], true), 1e-12)));
  });
}

/**
 * Similarity of the feature maps of some coins to those of others. One of two maps is cut into
 * blocks. The whole is moved by some cells and each block by a few more, to where it correlates
 * best; the score is the sum over the blocks, which is the normalised correlation of the two maps
 * but for that freedom. Two photographs from the same die differ by tilt and by where the coin's
 * middle was found, which the freedom takes up; two cuttings of one design differ in what is within
 * the blocks.
 *
 * All scores of a block are one convolution: the maps of one list are its pictures, the blocks of
 * the other its filters. It has a gradient.
 *
 * @param pictures unit maps, [n, h, h, channels]
 * @param filters unit maps, [m, h, h, channels]: those that are cut into blocks
 * @returns [n, m], about 1 where two maps are alike
 * @see Bertinetto et al. 2016, Fully-convolutional Siamese networks for object tracking
 */
export function mapScores(
  pictures: tf.Tensor4D,
  filters: tf.Tensor4D,
  { block, shift, give }: MapComparison,
): tf.Tensor2D {
  return tf.tidy(() => {
    const [n, side, , channels] = pictures.shape;
    const reach = shift + give;
    const padded = tf.pad(pictures, [
      [0, 0],
      [reach, reach],
      [reach, reach],
      [0, 0],
    ]);
    const window = block + 2 * reach;
    const starts = Array.from({ length: side / block }, (_, i) => i * block);
    const inside = starts.flatMap((top) =>
      starts.filter((left) => meetsDisc(top, left, block, side)).map((left) => [top, left]),
    );
    const answers = inside.map(([top, left]) => {
      const filter = tf.transpose(
        tf.slice(filters, [0, top, left, 0], [-1, block, block, channels]),
        [1, 2, 3, 0],
      );
      const answer: tf.Tensor4D = tf.conv2d(
        tf.slice(padded, [0, top, left, 0], [n, window, window, channels]),
        filter as tf.Tensor4D,
        1,
        "valid",
      );
      return largest(answer, 2 * give + 1);
    });
    return tf.reshape(largest(tf.addN(answers), 2 * shift + 1), [n, filters.shape[0]]);
  });
}

/** Scores of all pairs of a batch, the mean of both ways round: [n, n], symmetric. */
export function mapSimilarities(maps: tf.Tensor4D, comparison: MapComparison): tf.Tensor2D {
  return tf.tidy(() => {
    const scores = mapScores(maps, maps, comparison);
    return tf.mul(tf.add(scores, tf.transpose(scores)), 0.5);
  });
}

/**
 * The largest of each square of answers. By pooling, whose gradient goes to one of several that are
 * as large; that of `tf.max` goes to all of them, and blocks that settle on the same place from
 * neighbouring shifts are often as large to the last bit.
 */
const largest = (answers: tf.Tensor4D, across: number): tf.Tensor4D =>
  across > 1 ? tf.maxPool(answers, across, 1, "valid") : answers;

/** 1 where a cell's middle lies on the coin, [1, side, side, 1]. */
function discOf(side: number): tf.Tensor4D {
  const cells = Float32Array.from({ length: side * side }, (_, i) =>
    onDisc(Math.floor(i / side), i % side, side) ? 1 : 0,
  );
  return tf.tensor4d(cells, [1, side, side, 1]);
}

const onDisc = (row: number, column: number, side: number) =>
  Math.hypot((row + 0.5) / side - 0.5, (column + 0.5) / side - 0.5) <= DISC_RADIUS_SHARE;

/** Whether a block holds a cell of the coin: the others correlate with nothing. */
function meetsDisc(top: number, left: number, block: number, side: number): boolean {
  for (let row = top; row < top + block; row++)
    for (let column = left; column < left + block; column++)
      if (onDisc(row, column, side)) return true;
  return false;
}
