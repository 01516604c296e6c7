import { answerQuestions } from "../../base/index";
import { agreeing, alignedSsim, keypointsOf, type BaselineQuestion } from "./baseline-work";

answerQuestions<BaselineQuestion, unknown>(async (question) => ({
  answer:
    question.ask === "keypoints"
      ? await keypointsOf(question.sides)
      : question.ask === "agreeing"
        ? agreeing(question.still, question.others)
        : alignedSsim(question.still, question.others, question.warps),
}));
