import type { Layout, Picture, Side } from "../coins/index";
import { answerQuestions } from "../base/index";
import { inputsOfPhotograph, type InputRecipe, type NetworkInput } from "./network-input";

/** A decoded photograph to be prepared in a thread. */
export interface InputQuestion {
  photograph: Picture;
  name: string;
  layout: Layout;
  sides: readonly Side[];
  recipe: InputRecipe;
}

answerQuestions<InputQuestion, NetworkInput[]>(
  async ({ photograph, name, layout, sides, recipe }) => {
    const inputs = inputsOfPhotograph(photograph, name, layout, sides, recipe);
    return { answer: inputs, hand: inputs.map(({ picture }) => picture.buffer as ArrayBuffer) };
  },
);
