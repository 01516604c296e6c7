import type { Layout, Side } from "../coins/index";
import { answerQuestions } from "../threads/answer-questions";
import { networkInputs, type InputRecipe, type NetworkInput } from "./network-input";

/** A photograph to be prepared in a thread. */
export interface InputQuestion {
  bytes: Uint8Array;
  name: string;
  layout: Layout;
  sides: readonly Side[];
  recipe: InputRecipe;
}

answerQuestions<InputQuestion, NetworkInput[]>(async ({ bytes, name, layout, sides, recipe }) => {
  const inputs = await networkInputs({ bytes, name }, layout, sides, recipe);
  return { answer: inputs, hand: inputs.map(({ picture }) => picture.buffer as ArrayBuffer) };
});
