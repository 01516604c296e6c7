/** One side of one coin to learn from. */
export interface Example {
  /** Square and grey, row by row. */
  picture: Float32Array;
  /** A number for its die; two sides of coins were struck by one die if they share it. */
  die: number;
  /** Batches hold one side only: an obverse is no lesson on reverses. */
  side: string;
  /** The hoard it is from, where there are several: see `SamplerChoice`. */
  hoard?: string;
}

/** Pictures for one step. */
export interface Batch {
  /** n pictures one after another, [n, height, width, channels]. */
  pictures: Float32Array;
  /** A number for what each shows: its die, or its class. */
  labels: number[];
}
