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
 * Why a metric that needs same-die and different-die pairs is missing, and why an interval from
 * resampled coins is: with few pairs of a kind most resamples hold none of them.
 */
export function whyMissing({ pairs, same, resamples }: LabelledCounts): WhyMissing {
  const different = pairs - same;
  const few = same <= different ? same : different;
  const kind = same <= different ? "same-die" : "different-die";
  return {
    value: valueReason(pairs, same),
    bounds:
      resamples === 0
        ? "no coins were resampled"
        : `only ${few} ${kind} ${few === 1 ? "pair" : "pairs"}`,
  };
}

function valueReason(pairs: number, same: number): string {
  if (pairs === 0) return "no pair";
  if (same === 0) return "no same-die pair";
  if (same === pairs) return "no different-die pair";
  return "not defined for these pairs";
}

/** Why a share of photographs is missing. */
export const NO_PHOTOGRAPH: WhyMissing = { value: "no photograph", bounds: "no photograph" };
