import type { Picture } from "../../coins/index";
import type { Catalogue } from "../catalogue";
import type { Ellipse } from "../find/ellipse";
import { findCoinsAndOthers, type CoinReading, type FoundCoin } from "../find/find-coins";
import { metalColours, type MetalColours } from "./metal";
import { scoreDesigns, type PictureScore } from "./score-designs";

/** The best of a design's pictures on a coin. */
export interface DesignScore extends PictureScore {
  /** Its number in the catalogue, or COMMON. */
  design: number;
}

/** Measurements of a coin. */
export interface CoinEvidence {
  /** Where the coin's rim lies in the photograph, whatever the designs say. */
  rim: Ellipse;
  /** The reading that the most similar design lies on. */
  reading: CoinReading;
  readings: readonly CoinReading[];
  /** Designs that were registered, the most similar first, the common side among them. */
  designs: DesignScore[];
  /**
   * Of the reading that lies along edges best, for the most similar design's means little where the
   * catalogue lacks the coin's. null for a picture without colour.
   */
  metal: MetalColours | null;
}

/**
 * Score of a design: the sum of both correlations, that of the screen at half weight. The screen
 * tells a drawn side from others best, the registration a photographed one.
 */
export const designScore = ({
  aligned,
  screened,
}: Pick<PictureScore, "aligned" | "screened">): number => aligned + screened / 2;

/** Measurements of a photograph: of its coins, and where else something round lies. */
export interface PhotographEvidence {
  coins: CoinEvidence[];
  others: Ellipse[];
}

/** Measures every coin of a photograph against a catalogue. */
export function measurePhotograph(catalogue: Catalogue, picture: Picture): PhotographEvidence {
  const { coins, others } = findCoinsAndOthers(picture);
  return { coins: coins.map((coin) => measureCoin(catalogue, picture, coin)), others };
}

/** The same of the coins alone. */
export const measureCoins = (catalogue: Catalogue, picture: Picture): CoinEvidence[] =>
  measurePhotograph(catalogue, picture).coins;

function measureCoin(
  { index, designOf }: Catalogue,
  picture: Picture,
  { rim, readings }: FoundCoin,
): CoinEvidence {
  const scores = scoreDesigns(index, readings).sort((p, q) => designScore(q) - designScore(p));
  const seen = new Set<number>();
  const designs = scores
    .map((score) => ({ ...score, design: designOf[score.picture] }))
    .filter(({ design }) => !seen.has(design) && seen.add(design));
  const reading = readings[designs[0].reading];
  return { rim, reading, readings, designs, metal: metalColours(picture, readings[0].ellipse) };
}
