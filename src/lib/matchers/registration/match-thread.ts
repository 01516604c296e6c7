import { answerQuestions } from "../../base/index";
import {
  isAlignQuestion,
  isSidesQuestion,
  alignAll,
  registerAll,
  sidesOf,
  type MatchQuestion,
} from "./match-work";

answerQuestions<
  MatchQuestion,
  ReturnType<typeof sidesOf> | ReturnType<typeof registerAll> | ReturnType<typeof alignAll>
>(async (question) => ({
  answer: isSidesQuestion(question)
    ? sidesOf(question)
    : isAlignQuestion(question)
      ? alignAll(question)
      : registerAll(question),
}));
