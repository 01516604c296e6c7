import type { Layout, Side } from "../../coins/index";
import { probability } from "../../metrics/index";
import { embedInputs, networkInputs, scorePairs, type SiameseModel } from "../../models/index";

/** Whether one side of two coins was struck by one die. */
export interface SideAnswer {
  same: boolean;
  /** Probability of one die, by the model's own calibration. */
  probability: number;
  /** See `scorePairs`: higher = more alike. */
  score: number;
}

/**
 * The second write-up's question: were the obverses of these two coins struck by one die, and the
 * reverses?
 *
 * @param a, b photographs, obverse half left
 * @param sides with layout `single`, the one side that both photographs show
 * @throws NumislabError "input" where a photograph shows no single coin
 */
export async function compareCoins(
  model: SiameseModel,
  a: string,
  b: string,
  { layout = "halves" as Layout, sides = ["obverse", "reverse"] as readonly Side[] } = {},
): Promise<Partial<Record<Side, SideAnswer>>> {
  const inputs = await Promise.all(
    [a, b].map((file) => networkInputs(file, layout, sides, model.card.input)),
  );
  const places = inputs[0].map((_, i) => i);
  const embeddings = await embedInputs(model, inputs.flat());
  const scores = scorePairs(embeddings, { a: places, b: places.map((i) => i + places.length) });
  return Object.fromEntries(
    inputs[0].map(({ side }, i) => {
      const { threshold, calibration } = model.card.decisions[side];
      const score = scores[i];
      return [
        side,
        { same: score >= threshold, probability: probability(calibration, score), score },
      ];
    }),
  );
}
