import { COMMON, type Catalogue, type CatalogueDesign } from "./catalogue";
import type { CoinKind } from "./catalogue-file";
import type { Ellipse } from "./find/ellipse";
import { designScore, type CoinEvidence, type DesignScore } from "./match/evidence";
import type { MetalColours } from "./match/metal";

/** A logistic curve over a few features. */
export interface Logistic {
  weights: number[];
  intercept: number;
}

/** Maps design scores to probabilities: see models/euro-identifier. */
export interface Calibration {
  /** Slope of the softmax over designs, per unit of score. */
  slope: number;
  /**
   * Excess score (see `excessScores`) at which a design is as probable as 'not in this catalogue'.
   */
  none: number;
  /**
   * The same of the common side, which is drawn, and so less like photographs, and shown by far
   * more coins.
   */
  common: number;
  /** Are its metals those of a 2-euro coin? See metalFeatures. */
  metal: Logistic;
}

export const VERDICTS = [
  "design",
  "common side",
  "not a 2-euro coin",
  "not in this catalogue",
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A design that the coin may show. */
export interface RankedDesign {
  name: string;
  kind: CoinKind;
  country: string;
  year: number;
  details: Record<string, string>;
  /** The picture that lies on the coin best, in the catalogue's folder. */
  file: string;
  probability: number;
  /** Correlation of the picture aligned with the coin, -1 … 1. */
  score: number;
}

/** A coin's outline in pixels of the photograph, as answers and `--json` have it. */
export interface Outline extends Omit<Ellipse, "angle"> {
  /** Of the first half axis, clockwise. */
  angleDegrees: number;
  /** The same, in degrees: its name in earlier versions. */
  angle: number;
}

/** What is known of one coin in a photograph. All probabilities of verdicts add up to 1. */
export interface CoinAnswer {
  outline: Outline;
  verdict: Verdict;
  probability: number;
  probabilities: Record<Verdict, number>;
  /** The most similar designs, the most probable first. */
  designs: RankedDesign[];
  /** Probability that a coin of each kind is shown; the rest is no design of this catalogue. */
  kinds: Record<CoinKind, number>;
}

const MAX_LISTED_DESIGNS = 5;

/**
 * Prior probability that a 2-euro coin shows a design that is not in the catalogue. The prior of a
 * 2-euro coin is one half.
 */
export const PRIOR_NOT_IN_CATALOGUE = 0.2;

/**
 * Upper bound of the typical score: on photographs of other coins the median score of registered
 * designs is at most this. A higher median means that many pictures of the catalogue show one
 * design.
 */
const MAX_TYPICAL_SCORE = 0.4;

/** Excess of each design's score over the typical score of designs that the coin does not show. */
export function excessScores(
  designs: readonly Pick<DesignScore, "aligned" | "screened">[],
): number[] {
  const scores = designs.map(designScore);
  const typical = Math.min(
    MAX_TYPICAL_SCORE,
    scores.slice().sort((p, q) => q - p)[scores.length >> 1],
  );
  return scores.map((one) => one - typical);
}

/** Odds of each design relative to 'not in this catalogue'. */
export function designWeights(
  designs: readonly Pick<DesignScore, "design" | "aligned" | "screened">[],
  { slope, none, common }: Pick<Calibration, "slope" | "none" | "common">,
): number[] {
  return excessScores(designs).map((excess, i) =>
    Math.exp(slope * (excess - (designs[i].design === COMMON ? common : none))),
  );
}

/** Colour features are clipped to these values. */
const [MAX_YELLOWNESS_DIFFERENCE, MAX_CLARITY] = [0.25, 8];
const within = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));

/** What tells the metals of a 2-euro coin from others. */
export const metalFeatures = ({ yellower, clear }: MetalColours): number[] => [
  within(yellower, MAX_YELLOWNESS_DIFFERENCE),
  within(clear, MAX_CLARITY),
];

/**
 * How likely a coin of another denomination is, as a multiple of a 2-euro coin that the catalogue
 * lacks: neither is like any design, so their metals decide.
 */
function otherWeight(metal: MetalColours | null, { weights, intercept }: Logistic): number {
  const logOdds = metal
    ? metalFeatures(metal).reduce((sum, value, i) => sum + value * weights[i], intercept)
    : 0;
  return Math.exp(-logOdds) / PRIOR_NOT_IN_CATALOGUE;
}

/** From what was measured of a coin to probabilities and words. */
export function answerCoin(
  { designs, pictureFiles }: Pick<Catalogue, "designs" | "pictureFiles">,
  evidence: CoinEvidence,
  calibration: Calibration,
): CoinAnswer {
  const weights = designWeights(evidence.designs, calibration);
  const other = otherWeight(evidence.metal, calibration.metal);
  const sum = weights.reduce((total, weight) => total + weight, 1 + other);
  const ranked = evidence.designs
    .map((score, i) => ({ score, probability: weights[i] / sum }))
    .sort((p, q) => q.probability - p.probability);
  const known = ranked.filter(({ score }) => score.design !== COMMON);
  const total = (kind: CoinKind) =>
    known.reduce(
      (sum, { score, probability }) =>
        sum + (designs[score.design].kind === kind ? probability : 0),
      0,
    );
  const kinds = {
    commemorative: total("commemorative"),
    national: total("national"),
  };
  const probabilities: Record<Verdict, number> = {
    design: kinds.commemorative + kinds.national,
    "common side": ranked.find(({ score }) => score.design === COMMON)?.probability ?? 0,
    "not a 2-euro coin": other / sum,
    "not in this catalogue": 1 / sum,
  };
  // many unlikely designs may add up to more than any other answer; where none of them is more
  // probable than that the catalogue lacks the coin's, none is named
  const named = (known[0]?.probability ?? 0) > probabilities["not in this catalogue"];
  const verdict = VERDICTS.filter((one) => one !== "design" || named).reduce((best, one) =>
    probabilities[one] > probabilities[best] ? one : best,
  );
  return {
    outline: outlineOf(evidence.rim),
    verdict,
    probability: verdict === "design" ? known[0].probability : probabilities[verdict],
    probabilities,
    designs: known
      .slice(0, MAX_LISTED_DESIGNS)
      .map(({ score, probability }) =>
        ranking(designs[score.design], pictureFiles[score.picture], score, probability),
      ),
    kinds,
  };
}

/** An ellipse as answers have it. */
export function outlineOf({ angle, ...ellipse }: Ellipse): Outline {
  const angleDegrees = (angle * 180) / Math.PI;
  return { ...ellipse, angleDegrees, angle: angleDegrees };
}

function ranking(
  { name, kind, country, year, details }: CatalogueDesign,
  file: string,
  { aligned }: DesignScore,
  probability: number,
): RankedDesign {
  return { name, kind, country, year, details, file, probability, score: aligned };
}
