import { readPhotograph, type Picture } from "../coins/index";
import { wilson } from "../metrics/index";
import type { OnProgress } from "../base/index";
import { answerCoin, type CoinAnswer, type Verdict } from "./answer";
import { identifierCalibration } from "./calibration-file";
import type { Catalogue } from "./catalogue";
import { measureCoins } from "./match/evidence";

/** A photograph of one coin that is known. */
export interface KnownPhotograph {
  name: string;
  /** In memory, or its path. */
  picture: string | Picture;
  /**
   * What it shows: a verdict, or "design" together with the names of designs of the catalogue that
   * it may be called.
   */
  truth: Verdict;
  designs?: readonly string[];
}

/** A known photograph with its answer. */
export interface JudgedPhotograph extends KnownPhotograph {
  /** null where no coin was found. */
  answer: CoinAnswer | null;
  /** Whether verdict and design are right. */
  right: boolean;
  /** Rank of its design among the designs, from 1; null where it is not listed or there is none. */
  rank: number | null;
}

/** Identifies known photographs: the first coin of each counts. */
export async function evaluateIdentification(
  catalogue: Catalogue,
  photographs: readonly KnownPhotograph[],
  { calibration = identifierCalibration(), onProgress = undefined as OnProgress | undefined } = {},
): Promise<JudgedPhotograph[]> {
  const judged: JudgedPhotograph[] = [];
  for (const photograph of photographs) {
    const { picture } = photograph;
    const [evidence] = measureCoins(
      catalogue,
      typeof picture === "string" ? await readPhotograph(picture) : picture,
    );
    judged.push(judge(photograph, evidence ? answerCoin(catalogue, evidence, calibration) : null));
    onProgress?.({ stage: "identify", done: judged.length, total: photographs.length });
  }
  return judged;
}

function judge(photograph: KnownPhotograph, answer: CoinAnswer | null): JudgedPhotograph {
  const place = answer?.designs.findIndex(({ name }) => photograph.designs?.includes(name)) ?? -1;
  const rank = place < 0 ? null : place + 1;
  // where no coin is found, none is named either
  const verdict = answer?.verdict ?? "not a 2-euro coin";
  return {
    ...photograph,
    answer,
    rank,
    right: verdict === photograph.truth && (photograph.truth !== "design" || rank === 1),
  };
}

/** Metrics of answers, with 95 % Wilson intervals. */
export function identificationMetrics(judged: readonly JudgedPhotograph[]) {
  const share = (
    photographs: readonly JudgedPhotograph[],
    is: (photograph: JudgedPhotograph) => boolean,
  ) => ({ of: photographs.length, ...wilson(photographs.filter(is).length, photographs.length) });
  const of = (truth: Verdict) => judged.filter((photograph) => photograph.truth === truth);
  const named = (p: number) => (photograph: JudgedPhotograph) =>
    (photograph.answer?.probabilities.design ?? 0) > p;
  return {
    top1: share(of("design"), ({ rank }) => rank === 1),
    top5: share(of("design"), ({ rank }) => rank !== null && rank <= 5),
    verdictRight: Object.fromEntries(
      (["design", "common side", "not a 2-euro coin", "not in this catalogue"] as const).map(
        (truth) => [truth, share(of(truth), ({ right }) => right)],
      ),
    ),
    calledADesign: Object.fromEntries(
      (["common side", "not a 2-euro coin", "not in this catalogue"] as const).map((truth) => [
        truth,
        share(of(truth), named(0.5)),
      ]),
    ),
  };
}
