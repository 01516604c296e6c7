import { readPhotograph, type Picture } from "../coins/index";
import { NumislabError, type OnProgress } from "../base/index";
import { answerCoin, outlineOf, type Calibration, type CoinAnswer, type Outline } from "./answer";
import { identifierCalibration } from "./calibration-file";
import type { Catalogue } from "./catalogue";
import { measureCoins, measurePhotograph, type CoinEvidence } from "./match/evidence";

/** What a photograph shows. */
export interface PhotographAnswer {
  /** The photograph's path, as it was given. */
  photograph: string;
  /** Each coin that was found; none in a picture without a round outline. */
  coins: CoinAnswer[];
  /** Outlines of round things that are no coins, or whose rim is not seen well enough. */
  others: Outline[];
}

/** A coin's answer with what it rests on. */
export interface IdentifiedCoin {
  answer: CoinAnswer;
  evidence: CoinEvidence;
}

/**
 * Which 2-euro coins a photograph shows.
 *
 * @param photograph  path
 * @throws NumislabError "input" as readPhotograph does
 */
export async function identify(
  catalogue: Catalogue,
  photograph: string,
  calibration: Calibration = identifierCalibration(),
): Promise<PhotographAnswer> {
  const { coins, others } = measurePhotograph(catalogue, await readPhotograph(photograph));
  return {
    photograph,
    coins: coins.map((evidence) => answerCoin(catalogue, evidence, calibration)),
    others: others.map(outlineOf),
  };
}

/** A photograph without an answer, and why. */
export interface RefusedPhotograph {
  photograph: string;
  refused: string;
}

/**
 * `identify` of several photographs, one after the other; one that cannot be read does not keep the
 * others from being answered.
 */
export async function identifyEach(
  catalogue: Catalogue,
  photographs: readonly string[],
  onProgress?: OnProgress,
): Promise<(PhotographAnswer | RefusedPhotograph)[]> {
  const found: (PhotographAnswer | RefusedPhotograph)[] = [];
  for (const photograph of photographs) {
    try {
      found.push(await identify(catalogue, photograph));
    } catch (error) {
      if (!(error instanceof NumislabError) || error.code !== "input") throw error;
      found.push({ photograph, refused: error.message });
    }
    onProgress?.({ stage: "photographs", done: found.length, total: photographs.length });
  }
  return found;
}

/** The same of a picture in memory, with what the answers rest on. */
export function identifyPicture(
  catalogue: Catalogue,
  picture: Picture,
  calibration: Calibration = identifierCalibration(),
): IdentifiedCoin[] {
  return measureCoins(catalogue, picture).map((evidence) => ({
    answer: answerCoin(catalogue, evidence, calibration),
    evidence,
  }));
}
