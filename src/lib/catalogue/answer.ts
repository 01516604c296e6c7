import { COMMON, type Catalogue, type CatalogueDesign } from "./catalogue";
import type { CoinKind } from "./catalogue-file";
import type { Ellipse } from "./find/ellipse";
import { likeness, type CoinEvidence, type DesignScore } from "./match/evidence";
import type { MetalColours } from "./match/metal";

/** A logistic curve over a few features. */
export interface Logistic {
  weights: number[];
  intercept: number;
}

/** How likeness becomes probability: see models/euro-identifier. */
export interface Calibration {
  /** Of the softmax over designs, per unit of likeness. */
  slope: number;
  /**
   * The likeness beyond the usual at which a design is as likely as that the catalogue lacks the
   * coin's.
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
  /** Correlation of the picture laid on the coin, -1 … 1. */
  score: number;
}

/** What is known of one coin in a photograph. All probabilities of verdicts add up to 1. */
export interface CoinAnswer {
  /** In the photograph's pixels; the angle in degrees, clockwise. */
  outline: Ellipse;
  verdict: Verdict;
  probability: number;
  probabilities: Record<Verdict, number>;
  /** The likest designs, the most probable first. */
  designs: RankedDesign[];
  /** Probability that a coin of each kind is shown; the rest is no design of this catalogue. */
  kinds: Record<CoinKind, number>;
}

const LISTED = 5;

/**
 * Before anything is measured a 2-euro coin is as likely as another, and one 2-euro coin in five
 * shows a design that the catalogue lacks.
 */
export const LACKING = 0.2;

/**
 * On photographs of other coins half of the designs that were laid on them in detail reach up to
 * this likeness. More means that many pictures of the catalogue show one design.
 */
const MOST = 0.4;

/** By how much each design is liker than designs usually are that the coin doesn't show. */
export function beyondUsual(designs: readonly Pick<DesignScore, "laid" | "screened">[]): number[] {
  const likenesses = designs.map(likeness);
  const usual = Math.min(MOST, likenesses.slice().sort((p, q) => q - p)[likenesses.length >> 1]);
  return likenesses.map((one) => one - usual);
}

/** How likely each design is, as a multiple of that the catalogue lacks the coin's. */
export function designWeights(
  designs: readonly Pick<DesignScore, "design" | "laid" | "screened">[],
  { slope, none, common }: Pick<Calibration, "slope" | "none" | "common">,
): number[] {
  return beyondUsual(designs).map((beyond, i) =>
    Math.exp(slope * (beyond - (designs[i].design === COMMON ? common : none))),
  );
}

/** Beyond these no more is learnt from colours. */
const [FAR, CLEAR] = [0.25, 8];
const within = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));

/** What tells the metals of a 2-euro coin from others. */
export const metalFeatures = ({ yellower, clear }: MetalColours): number[] => [
  within(yellower, FAR),
  within(clear, CLEAR),
];

/**
 * How likely a coin of another denomination is, as a multiple of a 2-euro coin that the catalogue
 * lacks: neither is like any design, so their metals decide.
 */
function otherWeight(metal: MetalColours | null, { weights, intercept }: Logistic): number {
  const logOdds = metal
    ? metalFeatures(metal).reduce((sum, value, i) => sum + value * weights[i], intercept)
    : 0;
  return Math.exp(-logOdds) / LACKING;
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
  const kinds = { commemorative: total("commemorative"), national: total("national") };
  const probabilities: Record<Verdict, number> = {
    design: kinds.commemorative + kinds.national,
    "common side": ranked.find(({ score }) => score.design === COMMON)?.probability ?? 0,
    "not a 2-euro coin": other / sum,
    "not in this catalogue": 1 / sum,
  };
  // many unlikely designs may add up to more than any other answer; where none of them is likelier
  // than that the catalogue lacks the coin's, none is named
  const named = (known[0]?.probability ?? 0) > probabilities["not in this catalogue"];
  const verdict = VERDICTS.filter((one) => one !== "design" || named).reduce((best, one) =>
    probabilities[one] > probabilities[best] ? one : best,
  );
  const { ellipse } = evidence.reading;
  return {
    outline: { ...ellipse, angle: (ellipse.angle * 180) / Math.PI },
    verdict,
    probability: verdict === "design" ? known[0].probability : probabilities[verdict],
    probabilities,
    designs: known
      .slice(0, LISTED)
      .map(({ score, probability }) =>
        ranking(designs[score.design], pictureFiles[score.picture], score, probability),
      ),
    kinds,
  };
}

function ranking(
  { name, kind, country, year, details }: CatalogueDesign,
  file: string,
  { laid }: DesignScore,
  probability: number,
): RankedDesign {
  return { name, kind, country, year, details, file, probability, score: laid };
}
