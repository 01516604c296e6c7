/** Of labelled pairs, what decides which metrics they allow. */
export interface LabelledCounts {
  pairs: number;
  /** Of one die. */
  same: number;
  /** Resamples of the bootstrap, where known. */
  resamples?: number;
}

/** Why a metric over labelled pairs, or its interval, is missing. */
export interface WhyMissing {
  value: string;
  bounds: string;
}

/**
 * Why a metric that needs pairs of one die and of different dies is missing, and why an interval
 * from resampled coins is: with few pairs of a kind most resamples hold none of them.
 */
export function whyMissing({ pairs, same, resamples }: LabelledCounts): WhyMissing {
  const different = pairs - same;
  const few = same <= different ? same : different;
  const kind = same <= different ? "of one die" : "of different dies";
  return {
    value: valueReason(pairs, same),
    bounds:
      resamples === 0
        ? "no coins were resampled"
        : `only ${few} ${few === 1 ? "pair" : "pairs"} ${kind}`,
  };
}

function valueReason(pairs: number, same: number): string {
  if (pairs === 0) return "no pair";
  if (same === 0) return "no pair of one die";
  if (same === pairs) return "no pair of different dies";
  return "not defined for these pairs";
}

/** Why a share of photographs is missing. */
export const NO_PHOTOGRAPH: WhyMissing = { value: "no photograph", bounds: "no photograph" };
