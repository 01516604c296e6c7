import { answerQuestions, random } from "../base/index";
import type { BatchQuestion } from "./batch-maker";
import { batchesOf, type BatchSpec } from "./batches";
import type { Batch } from "./example";

let spec: BatchSpec;
let epoch: Generator<Batch>;

answerQuestions<BatchQuestion, Batch | null>(async (question) => {
  if (question === "next") {
    const { value, done } = epoch.next();
    return done
      ? { answer: null }
      : { answer: value, hand: [value.pictures.buffer as ArrayBuffer] };
  }
  if ("spec" in question) spec = question.spec;
  else epoch = batchesOf(spec, random(question.seed));
  return { answer: null };
});
