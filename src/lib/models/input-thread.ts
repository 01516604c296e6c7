import { answerQuestions } from "../base/index";
import { inputsOfPhotograph, type InputQuestion, type NetworkInput } from "./network-input";

answerQuestions<InputQuestion, NetworkInput[]>(async (question) => {
  const inputs = inputsOfPhotograph(question);
  return { answer: inputs, hand: inputs.map(({ picture }) => picture.buffer as ArrayBuffer) };
});
