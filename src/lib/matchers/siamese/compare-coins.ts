import type { Layout, Side } from "../../coins/index";
import { SIDES } from "../../data/index";
import type { SiameseModel } from "../../models/index";
import { compareSides } from "../compare-photographs";
import { siameseMatcher } from "../methods/siamese";

/** Whether one side of two coins was struck from the same die. */
export interface SideAnswer {
  same: boolean;
  /** Probability from the same die, by the model's own calibration. */
  probability: number;
  /** See `scorePairs`: higher = more alike. */
  score: number;
}

/**
 * The second write-up's question: were the obverses of these two coins struck from the same die,
 * and the reverses? The same as `comparePhotographs` by the method siamese, with a model that stays
 * loaded.
 *
 * @param a, b photographs, obverse half left
 * @param sides with layout `single`, the one side that both photographs show
 * @throws NumislabError "input" where a photograph shows no single coin
 */
export async function compareCoins(
  model: SiameseModel,
  a: string,
  b: string,
  { layout = "halves" as Layout, sides = SIDES } = {},
): Promise<Partial<Record<Side, SideAnswer>>> {
  const answers = await compareSides(siameseMatcher(model), [a, b], { layout, sides });
  return Object.fromEntries(
    Object.entries(answers).map(([side, { answer, probability, score }]) => [
      side,
      { same: answer === "same", probability, score },
    ]),
  );
}
