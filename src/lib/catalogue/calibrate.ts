import type { DesignScore } from "./evidence";
import { designShares, gateFeatures, type Calibration, type Gate } from "./answer";
import type { MetalColours } from "./metal";

/** A photograph whose coin is known, as it was measured. */
export interface CalibrationSample {
  /** A design of the catalogue, the common side, or a coin of another denomination. */
  truth: "design" | "common" | "other";
  /** The design's number, COMMON, or null for another coin. */
  own: number | null;
  metal: MetalColours | null;
  designs: Pick<DesignScore, "design" | "laid" | "screened">[];
}

/** One 2-euro coin in five is taken to show a design that the catalogue lacks. */
const LACKING = 0.2;

/**
 * Fits what turns likeness into probabilities, by maximum likelihood: the softmax over designs and ‘not in this
 * catalogue’, each photograph of a design counted once as it is and, with a smaller weight, once more with its design
 * taken out; and the logistic curves that tell 2-euro coins from others, both classes weighing the same.
 */
export function fitIdentifier(samples: readonly CalibrationSample[]): Calibration {
  const trials = samples.flatMap(({ truth, own, designs }) => {
    if (truth !== "design") return []; // the simulated common side is another drawing than the one it is compared with
    const lacking = { own: null, designs: designs.filter(({ design }) => design !== own), weight: LACKING };
    return [{ own, designs, weight: 1 - LACKING }, lacking];
  });
  const loss = (slope: number, none: number) =>
    -trials.reduce((sum, { own, designs, weight }) => {
      const { shares, lacking } = designShares(designs, { slope, none });
      const found = designs.findIndex(({ design }) => design === own);
      return sum + weight * Math.log(Math.max(1e-4, own === null ? lacking : found < 0 ? 0 : shares[found])); // a lost design costs the same whatever the fit
    }, 0);
  const { slope, none } = lowest(loss);
  const gateOf = (withColour: boolean): Gate => {
    const used = samples.filter(({ metal }) => !withColour || metal !== null);
    return fitLogistic(used.map(({ designs, metal }) => gateFeatures(designs, withColour ? metal : null)), used.map(({ truth }) => truth !== "other"));
  };
  return { slope, none, gate: { colour: gateOf(true), grey: gateOf(false) } };
}

/** The lowest point of a smooth valley, by grids that narrow. */
function lowest(loss: (slope: number, none: number) => number): { slope: number; none: number } {
  let best = { slope: 30, none: 0.4, loss: Infinity };
  for (let reach = 1; reach > 0.01; reach /= 2) {
    const { slope, none } = best;
    for (let i = -6; i <= 6; i++) {
      for (let k = -6; k <= 6; k++) {
        const at = { slope: slope * Math.exp((reach * i) / 4), none: none + (0.3 * reach * k) / 6 };
        const found = loss(at.slope, at.none);
        if (found < best.loss) best = { ...at, loss: found };
      }
    }
  }
  return { slope: best.slope, none: best.none };
}

/** Logistic regression, both classes weighing the same, slightly pulled to zero; by gradient steps on standardised features. */
function fitLogistic(features: readonly (readonly number[])[], labels: readonly boolean[]): Gate {
  const n = features[0].length;
  const mean = Array.from({ length: n }, (_, k) => features.reduce((sum, f) => sum + f[k], 0) / features.length);
  const spread = mean.map((m, k) => Math.sqrt(features.reduce((sum, f) => sum + (f[k] - m) ** 2, 0) / features.length) + 1e-9);
  const rows = features.map((f) => f.map((value, k) => (value - mean[k]) / spread[k]));
  const share = labels.filter(Boolean).length / labels.length;
  const weights = new Array<number>(n).fill(0);
  let intercept = 0;
  for (let step = 0; step < 4000; step++) {
    const slope = weights.map((w) => -0.002 * w);
    let rise = 0;
    rows.forEach((row, i) => {
      const z = row.reduce((sum, value, k) => sum + value * weights[k], intercept);
      const error = (Number(labels[i]) - 1 / (1 + Math.exp(-z))) / (2 * rows.length * (labels[i] ? share : 1 - share));
      rise += error;
      row.forEach((value, k) => (slope[k] += error * value));
    });
    intercept += rise;
    slope.forEach((s, k) => (weights[k] += s));
  }
  const raw = weights.map((w, k) => w / spread[k]);
  return { weights: raw, intercept: intercept - raw.reduce((sum, w, k) => sum + w * mean[k], 0) };
}
