/** How far the losses may differ, as a share of Keras' loss: float rounding grows from step to step. */
export const LIMITS = [
  { steps: 10, limit: 1e-3 },
  { steps: 50, limit: 0.02 },
] as const;

/** The losses of every step, here and in Keras, as each runs by itself and in plain kernels, the same on both sides. */
export interface Curves {
  ours: readonly number[];
  theirs: readonly number[];
  /** Without this project's accelerations and without oneDNN. */
  oursPlain: readonly number[];
  /** Without oneDNN. */
  theirsPlain: readonly number[];
}

export interface Agreement {
  steps: { step: number; numislab: number; keras: number; apart: number }[];
  limits: {
    steps: number;
    limit: number;
    /** The largest difference of these steps. */
    apart: number;
    /** The same in plain kernels: without rounding's share, what the two compute. */
    apart_in_plain_kernels: number;
    /** The same between Keras and itself in plain kernels: what rounding alone does. */
    keras_from_itself: number;
    holds: boolean;
    holds_in_plain_kernels: boolean;
  }[];
  /** Of the mean losses over all steps. */
  means_apart: number;
  agree: boolean;
}

/**
 * Two curves of losses beside each other, and whether they stay within the limits: as they run, or, where Keras in other
 * kernels doesn't stay within them of itself either, in the same kernels. A loss that is no number agrees with nothing.
 */
export function agreement({ ours, theirs, oursPlain, theirsPlain }: Curves): Agreement {
  const apart = (a: number, b: number) => Math.abs(a - b) / Math.abs(b);
  const largest = (a: readonly number[], b: readonly number[], count: number) =>
    b.length >= count ? Math.max(...b.slice(0, count).map((loss, i) => apart(a[i], loss))) : NaN;
  const limits = LIMITS.map(({ steps, limit }) => {
    const [most, plain] = [largest(ours, theirs, steps), largest(oursPlain, theirsPlain, steps)];
    return {
      steps, limit, apart: most, apart_in_plain_kernels: plain, keras_from_itself: largest(theirsPlain, theirs, steps),
      holds: most <= limit, holds_in_plain_kernels: plain <= limit,
    };
  });
  return {
    steps: theirs.map((keras, i) => ({ step: i + 1, numislab: ours[i], keras, apart: apart(ours[i], keras) })),
    limits,
    means_apart: apart(mean(ours), mean(theirs)),
    agree: ours.every(Number.isFinite) && limits.every(({ holds, holds_in_plain_kernels, limit, keras_from_itself }) => holds || (holds_in_plain_kernels && keras_from_itself > limit)),
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
