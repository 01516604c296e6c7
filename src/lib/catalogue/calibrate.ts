import {
  excessScores,
  designWeights,
  PRIOR_NOT_IN_CATALOGUE,
  metalFeatures,
  type Calibration,
  type Logistic,
} from "./answer";
import { COMMON } from "./catalogue";
import type { DesignScore } from "./match/evidence";
import type { MetalColours } from "./match/metal";

/** A coin's colours, whether they are those of a 2-euro coin, and how much they count. */
export interface MetalSample {
  metal: MetalColours;
  twoEuro: boolean;
  weight: number;
}

/** What was measured of a coin, and which design of the catalogue it shows; null = none. */
export interface ScoreSample {
  own: number | null;
  designs: Pick<DesignScore, "design" | "aligned" | "screened">[];
}

/**
 * Fits what turns measurements into probabilities, by maximum likelihood: the softmax over designs
 * and ‘not in this catalogue’, and the logistic curve that tells the metals of 2-euro coins from
 * others.
 */
export function fitIdentifier(
  metals: readonly MetalSample[],
  likenesses: readonly ScoreSample[],
): Calibration {
  const common = commonSideByChance(likenesses);
  return { ...fitSoftmax(likenesses, common), common, metal: fitLogistic(metals) };
}

/**
 * Where the common side begins to be believed: at what one coin in a hundred reaches that shows
 * none of the designs. There are no photographs of it to fit on but those that are kept for
 * measuring.
 */
function commonSideByChance(samples: readonly ScoreSample[]): number {
  const reached = samples.flatMap(({ own, designs }) =>
    own === null ? excessScores(designs).filter((_, i) => designs[i].design === COMMON) : [],
  );
  return reached.sort((p, q) => p - q)[Math.floor(0.99 * reached.length)];
}

/**
 * Photographs that show a design count as often as a catalogue has a coin's, those that show none
 * as often as it lacks it.
 */
function fitSoftmax(
  samples: readonly ScoreSample[],
  common: number,
): Pick<Calibration, "slope" | "none"> {
  const shown = samples.filter(({ own }) => own !== null).length;
  const [logSlope, none] = lowest(
    ([logSlope, none]) =>
      samples.reduce((sum, { own, designs }) => {
        const weights = designWeights(designs, { slope: Math.exp(logSlope), none, common });
        const total = weights.reduce((all, weight) => all + weight, 1);
        const found = designs.findIndex(({ design }) => design === own);
        const share = (own === null ? 1 : found < 0 ? 0 : weights[found]) / total;
        return (
          sum -
          (own === null
            ? PRIOR_NOT_IN_CATALOGUE / (samples.length - shown)
            : (1 - PRIOR_NOT_IN_CATALOGUE) / shown) *
            Math.log(Math.max(1e-4, share))
        ); // a lost design costs the same whatever the fit
      }, 0),
    [Math.log(40), 0.1],
  );
  return { slope: Math.exp(logSlope), none };
}

/** The lowest point of a smooth valley, by steps along each axis that halve. */
function lowest(loss: (at: readonly number[]) => number, start: readonly number[]): number[] {
  let [at, least] = [start.slice(), loss(start)];
  for (let step = 0.2; step > 0.001; step /= 2) {
    for (let better = true; better;) {
      better = false;
      for (let k = 0; k < at.length; k++) {
        for (const way of [-step, step]) {
          const next = at.map((value, i) => value + (i === k ? way : 0));
          const found = loss(next);
          if (found < least - 1e-9) [at, least, better] = [next, found, true];
        }
      }
    }
  }
  return at;
}

/**
 * Logistic regression, both classes weighing the same, slightly pulled to zero; by gradient steps
 * on standardised features.
 */
function fitLogistic(samples: readonly MetalSample[]): Logistic {
  const features = samples.map(({ metal }) => metalFeatures(metal));
  const total = (twoEuro: boolean) =>
    samples.reduce((sum, one) => sum + (one.twoEuro === twoEuro ? one.weight : 0), 0);
  const totals = [total(false), total(true)];
  const n = features[0].length;
  const mean = Array.from(
    { length: n },
    (_, k) => features.reduce((sum, f) => sum + f[k], 0) / features.length,
  );
  const spread = mean.map(
    (m, k) =>
      Math.sqrt(features.reduce((sum, f) => sum + (f[k] - m) ** 2, 0) / features.length) + 1e-9,
  );
  const rows = features.map((f) => f.map((value, k) => (value - mean[k]) / spread[k]));
  const weights = new Array<number>(n).fill(0);
  let intercept = 0;
  for (let step = 0; step < 4000; step++) {
    const slope = weights.map((w) => -0.002 * w);
    let rise = 0;
    rows.forEach((row, i) => {
      const { twoEuro, weight } = samples[i];
      const z = row.reduce((sum, value, k) => sum + value * weights[k], intercept);
      const error =
        ((Number(twoEuro) - 1 / (1 + Math.exp(-z))) * weight) / (2 * totals[Number(twoEuro)]);
      rise += error;
      row.forEach((value, k) => (slope[k] += error * value));
    });
    intercept += rise;
    slope.forEach((s, k) => (weights[k] += s));
  }
  const raw = weights.map((w, k) => w / spread[k]);
  return { weights: raw, intercept: intercept - raw.reduce((sum, w, k) => sum + w * mean[k], 0) };
}
