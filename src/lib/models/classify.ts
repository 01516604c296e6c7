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

/**
 * The first write-up's question: which coin does a photograph show, is it commemorative, and what
 * is known of it? The network knows its own classes only; a photograph of anything else gets one of
 * them too, at best an unsure one.
 *
 * @throws NumislabError "input" where a photograph can't be read
 */
export async function classify(
  model: ClassifierModel,
  photographs: readonly string[],
): Promise<ClassAnswer[]> {
  const { classes, input, designs, temperature, sureFrom } = model.card;
  const pictures = await Promise.all(
    photographs.map((photograph) => pictureInput(photograph, input)),
  );
  const probabilities = withTemperature(
    await networkAnswers(model.network, pictures),
    classes.length,
    temperature,
  );
  return photographs.map((photograph, i) => {
    const row = probabilities.subarray(i * classes.length, (i + 1) * classes.length);
    const [called] = mostProbable(row, classes.length);
    const design = designs[classes[called]] ?? null;
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
  });
}
