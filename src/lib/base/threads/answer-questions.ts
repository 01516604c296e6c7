import { parentPort } from "node:worker_threads";
import { NumislabError } from "../errors";
import type { Reply } from "./thread";

/**
 * What the file of a thread does: answers each question of `startThread`'s side, one after the
 * other.
 *
 * @param answer returns the answer and the buffers in it that are handed over instead of being
 *   copied
 */
export function answerQuestions<Question, Answer>(
  answer: (question: Question) => Promise<{ answer: Answer; hand?: ArrayBuffer[] }>,
): void {
  let before = Promise.resolve();
  parentPort!.on("message", (question: Question) => {
    before = before.then(async () => {
      try {
        const { answer: given, hand = [] } = await answer(question);
        reply({ answer: given }, hand);
      } catch (error) {
        // A class does not survive the way between threads; a refusal that a user should read must.
        if (error instanceof NumislabError)
          reply({ refusal: { code: error.code, message: error.message } });
        else reply({ failure: error });
      }
    });
  });
}

function reply(what: Reply, hand: ArrayBuffer[] = []): void {
  parentPort!.postMessage(what, hand);
}
