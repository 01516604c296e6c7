import { answerQuestions } from "../../threads/index";
import { lookAtPhotograph, type Looks } from "./look-at-photograph";

answerQuestions<string, Looks>(async (file) => ({ answer: await lookAtPhotograph(file) }));
