import { answerQuestions } from "../../base/index";
import { answerPictureQuestion, type PictureQuestion } from "./picture-work";

answerQuestions<PictureQuestion, unknown>(async (question) => ({
  answer: await answerPictureQuestion(question),
}));
