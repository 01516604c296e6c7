import { answerQuestions } from "../../base/index";
import {
  isLayQuestion,
  isSidesQuestion,
  layAll,
  registerAll,
  sidesOf,
  type MatchQuestion,
} from "./match-work";

answerQuestions<
  MatchQuestion,
  ReturnType<typeof sidesOf> | ReturnType<typeof registerAll> | ReturnType<typeof layAll>
>(async (question) => ({
  answer: isSidesQuestion(question)
    ? sidesOf(question)
    : isLayQuestion(question)
      ? layAll(question)
      : registerAll(question),
}));
