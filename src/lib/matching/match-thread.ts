import { answerQuestions } from "../threads/index";
import { isSidesQuestion, registerAll, sidesOf, type MatchQuestion } from "./match-work";

answerQuestions<MatchQuestion, ReturnType<typeof sidesOf> | ReturnType<typeof registerAll>>(async (question) => ({
  answer: isSidesQuestion(question) ? sidesOf(question) : registerAll(question),
}));
