export { answerQuestions } from "./answer-questions";
export { startThread, type Thread } from "./thread";
export { threadPool } from "./thread-pool";
export { inLanes } from "./in-lanes";
