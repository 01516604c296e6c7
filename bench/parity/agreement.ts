/**
 * How far the losses may differ, as a share of Keras' loss: float rounding grows from step to step.
 */
export const LIMITS = [
  { steps: 10, limit: 1e-3 },
  { steps: 50, limit: 0.02 },
] as const;

export interface Agreement {
  steps: { step: number; numislab: number; keras: number; apart: number }[];
  limits: {
    steps: number;
    limit: number;
    /** The largest difference of these steps. */
    apart: number;
    /** The same between Keras and itself in other arithmetic: what rounding alone does. */
    keras_from_itself: number;
    holds: boolean;
  }[];
  /** Of the mean losses over all steps. */
  means_apart: number;
  agree: boolean;
}

/**
 * Two curves of losses beside each other, and whether they stay within the limits. A loss that is
 * no number agrees with nothing.
 *
 * @param control Keras' losses in other arithmetic; they decide nothing
 */
export function agreement(
  ours: readonly number[],
  theirs: readonly number[],
  control: readonly number[],
): Agreement {
  const apart = (a: number, b: number) => Math.abs(a - b) / Math.abs(b);
  const largest = (losses: readonly number[], count: number) =>
    Math.max(...theirs.slice(0, count).map((keras, i) => apart(losses[i], keras)));
  const limits = LIMITS.map(({ steps, limit }) => {
    const most = largest(ours, steps);
    return {
      steps,
      limit,
      apart: most,
      keras_from_itself: largest(control, steps),
      holds: theirs.length >= steps && most <= limit,
    };
  });
  return {
    steps: theirs.map((keras, i) => ({
      step: i + 1,
      numislab: ours[i],
      keras,
      apart: apart(ours[i], keras),
    })),
    limits,
    means_apart: apart(mean(ours), mean(theirs)),
    agree: limits.every(({ holds }) => holds),
  };
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
