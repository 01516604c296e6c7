import { answerQuestions, random } from "../base/index";
import type { BatchQuestion } from "./batch-maker";
import { batchesOf, type Lesson } from "./batches";
import type { Batch } from "./example";

let lesson: Lesson;
let epoch: Generator<Batch>;

answerQuestions<BatchQuestion, Batch | null>(async (question) => {
  if (question === "next") {
    const { value, done } = epoch.next();
    return done
      ? { answer: null }
      : { answer: value, hand: [value.pictures.buffer as ArrayBuffer] };
  }
  if ("lesson" in question) lesson = question.lesson;
  else epoch = batchesOf(lesson, random(question.seed));
  return { answer: null };
});
