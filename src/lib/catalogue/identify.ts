import { readPhotograph, type Picture } from "../coins/index";
import { answerCoin, type Calibration, type CoinAnswer } from "./answer";
import { identifierCalibration } from "./calibration-file";
import type { Catalogue } from "./catalogue";
import { measureCoins, type CoinEvidence } from "./match/evidence";

/** What a photograph shows. */
export interface PhotographAnswer {
  /** The photograph's path, as it was given. */
  photograph: string;
  /** Each coin that was found; none in a picture without a round outline. */
  coins: CoinAnswer[];
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
  return {
    photograph,
    coins: identifyPicture(catalogue, await readPhotograph(photograph), calibration).map(
      ({ answer }) => answer,
    ),
  };
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
