import { COMMON, type Catalogue, type CatalogueDesign } from "./catalogue";
import type { CoinKind } from "./catalogue-file";
import type { Ellipse } from "./ellipse";
import { likeness, type CoinEvidence, type DesignScore } from "./evidence";
import type { MetalColours } from "./metal";

/** A logistic curve over a few features. */
export interface Gate {
  weights: number[];
  intercept: number;
}

/** How likeness becomes probability: see models/euro-identifier. */
export interface Calibration {
  /** Of the softmax over designs, per unit of likeness. */
  slope: number;
  /** The likeness at which a design is as likely as that the catalogue lacks the coin's. */
  none: number;
  /** Is it a 2-euro coin? With colours and without. */
  gate: { colour: Gate; grey: Gate };
}

export const VERDICTS = ["design", "common side", "not a 2-euro coin", "not in this catalogue"] as const;
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

/** Each design's share, and that of ‘not in this catalogue’. */
export function designShares(designs: readonly Pick<DesignScore, "laid" | "screened">[], { slope, none }: Pick<Calibration, "slope" | "none">): { shares: number[]; lacking: number } {
  const weights = designs.map((score) => Math.exp(slope * (likeness(score) - none)));
  const sum = weights.reduce((total, weight) => total + weight, 1);
  return { shares: weights.map((weight) => weight / sum), lacking: 1 / sum };
}

/** Beyond this difference of colours no more is learnt from it. */
const CLEAR = 0.3;

/** What tells 2-euro coins from others: likeness to any of their sides and, where there are colours, how much yellower the middle is than the ring. */
export function gateFeatures(designs: readonly Pick<DesignScore, "laid" | "screened">[], metal: MetalColours | null): number[] {
  const best = Math.max(...designs.map(likeness));
  return metal ? [best, Math.max(-CLEAR, Math.min(CLEAR, metal.yellower))] : [best];
}

/** From what was measured of a coin to probabilities and words. */
export function answerCoin({ designs, pictureFiles }: Pick<Catalogue, "designs" | "pictureFiles">, evidence: CoinEvidence, calibration: Calibration): CoinAnswer {
  const features = gateFeatures(evidence.designs, evidence.metal);
  const { weights, intercept } = evidence.metal ? calibration.gate.colour : calibration.gate.grey;
  const twoEuro = 1 / (1 + Math.exp(-features.reduce((sum, value, i) => sum + value * weights[i], intercept)));
  const { shares, lacking } = designShares(evidence.designs, calibration);
  const ranked = evidence.designs.map((score, i) => ({ score, probability: twoEuro * shares[i] })).sort((p, q) => q.probability - p.probability);
  const known = ranked.filter(({ score }) => score.design !== COMMON);
  const total = (kind: CoinKind) => known.reduce((sum, { score, probability }) => sum + (designs[score.design].kind === kind ? probability : 0), 0);
  const kinds = { commemorative: total("commemorative"), national: total("national") };
  const probabilities: Record<Verdict, number> = {
    design: kinds.commemorative + kinds.national,
    "common side": ranked.find(({ score }) => score.design === COMMON)?.probability ?? 0,
    "not a 2-euro coin": 1 - twoEuro,
    "not in this catalogue": twoEuro * lacking,
  };
  // many unlikely designs may add up to more than any other answer; where none of them is likelier than that the catalogue lacks the coin's, none is named
  const named = (known[0]?.probability ?? 0) > probabilities["not in this catalogue"];
  const verdict = VERDICTS.filter((one) => one !== "design" || named).reduce((best, one) => (probabilities[one] > probabilities[best] ? one : best));
  const { ellipse } = evidence.reading;
  return {
    outline: { ...ellipse, angle: (ellipse.angle * 180) / Math.PI },
    verdict,
    probability: verdict === "design" ? known[0].probability : probabilities[verdict],
    probabilities,
    designs: known.slice(0, LISTED).map(({ score, probability }) => ranking(designs[score.design], pictureFiles[score.picture], score, probability)),
    kinds,
  };
}

function ranking({ name, kind, country, year, details }: CatalogueDesign, file: string, { laid }: DesignScore, probability: number): RankedDesign {
  return { name, kind, country, year, details, file, probability, score: laid };
}
