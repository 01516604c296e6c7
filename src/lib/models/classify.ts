import { mapConcurrent, NumislabError } from "../base/index";
import { mostProbable, withTemperature } from "../metrics/index";
import { networkAnswers } from "./classifier";
import type { ClassifierModel } from "./classifier-card";
import { pictureInput } from "./picture-input";

/** Which coin a photograph shows. */
export interface ClassAnswer {
  photograph: string;
  /** The most probable class. */
  class: string;
  /** Of each class, calibrated; they sum to 1. */
  probabilities: Record<string, number>;
  /** Whether the answer has too little probability to be relied on. */
  unsure: boolean;
  /** Null, as what follows, where nothing is known of the class. */
  commemorative: boolean | null;
  country: string | null;
  year: number | null;
  occasion: string | null;
  mintage: number | null;
}

/** A photograph without an answer, and why. */
export interface RefusedPhotograph {
  photograph: string;
  refused: string;
}

/** Number of photographs that are decoded concurrently. */
const MAX_CONCURRENT_PHOTOGRAPHS = 4;

/**
 * The first write-up's question: which coin does a photograph show, is it commemorative, and what
 * is known of it? The network knows its own classes only; a photograph of anything else gets one of
 * them too, at best an unsure one.
 *
 * @throws NumislabError "input" where a photograph cannot be read
 */
export async function classify(
  model: ClassifierModel,
  photographs: readonly string[],
): Promise<ClassAnswer[]> {
  const answers = await classifyEach(model, photographs);
  return answers.map((answer) => {
    if ("refused" in answer) throw new NumislabError("input", answer.refused);
    return answer;
  });
}

/** The same, where a photograph that cannot be read does not keep the others from being answered. */
export async function classifyEach(
  model: ClassifierModel,
  photographs: readonly string[],
): Promise<(ClassAnswer | RefusedPhotograph)[]> {
  const { classes, input, temperature } = model.card;
  const read = await mapConcurrent(photographs, MAX_CONCURRENT_PHOTOGRAPHS, async (photograph) => {
    try {
      return { picture: await pictureInput(photograph, input) };
    } catch (error) {
      if (!(error instanceof NumislabError) || error.code !== "input") throw error;
      return { refusal: { photograph, refused: error.message } };
    }
  });
  const pictures = read.flatMap(({ picture }) => (picture ? [picture] : []));
  const answers = await networkAnswers(model.network, pictures);
  if (!answers.every(Number.isFinite))
    throw new NumislabError(
      "state",
      "The network's answers are no numbers: its weights are damaged or belong to another network. Copy the model again, or train again.",
    );
  const probabilities = withTemperature(answers, classes.length, temperature);
  let row = 0;
  return read.map(({ refusal }, i) => {
    if (refusal) return refusal;
    const at = row++ * classes.length;
    return answerOf(model, photographs[i], probabilities.subarray(at, at + classes.length));
  });
}

function answerOf(
  { card: { classes, designs, sureFrom } }: ClassifierModel,
  photograph: string,
  row: ReturnType<typeof withTemperature>,
): ClassAnswer {
  const [called] = mostProbable(row, classes.length);
  const design = Object.hasOwn(designs, classes[called]) ? designs[classes[called]] : null;
  return {
    photograph,
    class: classes[called],
    probabilities: Object.fromEntries(classes.map((name, k) => [name, row[k]])),
    unsure: row[called] < sureFrom,
    commemorative: design && design.kind === "commemorative",
    country: design && design.country,
    year: design && design.year,
    occasion: design && design.occasion,
    mintage: design && design.mintage,
  };
}
