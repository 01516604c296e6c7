import { answerQuestions } from "../../base/index";
import { lookAtPhotograph, type Looks } from "./look-at-photograph";

answerQuestions<string, Looks>(async (file) => ({ answer: await lookAtPhotograph(file) }));
