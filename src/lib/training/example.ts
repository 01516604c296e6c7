/** One side of one coin to learn from. */
export interface Example {
  /**
   * Grey, `size * size` values in row-major order, standardised: mean 0 and deviation 1 inside the
   * coin, 0 outside (from `networkInput`).
   */
  picture: Float32Array;
  /** A number for its die; two sides of coins were struck from the same die if they share it. */
  die: number;
  /**
   * `obverse` or `reverse`. Batches hold one side only: pairs of different sides are not
   * informative.
   */
  side: string;
  /** The hoard it is from, where there are several: see `SamplerChoice`. */
  hoard?: string;
  /** Whether its die is not known, so that it is taken for the only coin of a die of its own. */
  unlabelled?: boolean;
}

/** Pictures for one step. */
export interface Batch {
  /** n pictures one after another, [n, height, width, channels]. */
  pictures: Float32Array;
  /** A number for what each shows: its die, or its class. */
  labels: number[];
}
