import type { Picture } from "../../coins/index";
import type { Catalogue } from "../catalogue";
import { findCoins, type CoinReading } from "../find/find-coins";
import { metalColours, type MetalColours } from "./metal";
import { scoreDesigns, type PictureScore } from "./score-designs";

/** The best of a design's pictures on a coin. */
export interface DesignScore extends PictureScore {
  /** Its number in the catalogue, or COMMON. */
  design: number;
}

/** Measurements of a coin. */
export interface CoinEvidence {
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

/** Measures every coin of a photograph against a catalogue. */
export function measureCoins(catalogue: Catalogue, picture: Picture): CoinEvidence[] {
  return findCoins(picture).map((readings) => measureCoin(catalogue, picture, readings));
}

function measureCoin(
  { index, designOf }: Catalogue,
  picture: Picture,
  readings: readonly CoinReading[],
): CoinEvidence {
  const scores = scoreDesigns(index, readings).sort((p, q) => designScore(q) - designScore(p));
  const seen = new Set<number>();
  const designs = scores
    .map((score) => ({ ...score, design: designOf[score.picture] }))
    .filter(({ design }) => !seen.has(design) && seen.add(design));
  const reading = readings[designs[0].reading];
  return { reading, readings, designs, metal: metalColours(picture, readings[0].ellipse) };
}
