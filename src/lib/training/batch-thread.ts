import { random } from "../random";
import { answerQuestions } from "../threads/index";
import type { BatchQuestion, Lesson } from "./batch-maker";
import { pairBatches, type PairBatch } from "./pair-batches";

let lesson: Lesson;
let epoch: Generator<PairBatch>;

answerQuestions<BatchQuestion, PairBatch | null>(async (question) => {
  if (question === "next") {
    const { value, done } = epoch.next();
    return done ? { answer: null } : { answer: value, hand: [value.pictures.buffer as ArrayBuffer] };
  }
  if ("lesson" in question) lesson = question.lesson;
  else epoch = pairBatches(lesson.examples, lesson.size, lesson.batch, lesson.range, random(question.seed));
  return { answer: null };
});
