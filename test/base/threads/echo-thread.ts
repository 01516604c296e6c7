import { threadId } from "node:worker_threads";
import { NumislabError } from "../../../src/lib/base/errors";
import { answerQuestions } from "../../../src/lib/base/threads/answer-questions";

/**
 * What to do: give the values back doubled, after a while, or fail in one of the ways that there
 * are.
 */
export interface EchoQuestion {
  values?: Float32Array;
  wait?: number;
  fail?: "refuse" | "throw" | "die" | "hang";
}

answerQuestions<EchoQuestion, { values?: Float32Array; thread: number }>(
  async ({ values, wait = 0, fail }) => {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (fail === "refuse") throw new NumislabError("input", "12.jpg shows no coin");
    if (fail === "throw") throw new RangeError("beyond");
    if (fail === "die") process.exit(3);
    if (fail === "hang") for (;;);
    const doubled = values && values.map((value) => 2 * value);
    return { answer: { values: doubled, thread: threadId }, hand: doubled ? [doubled.buffer] : [] };
  },
);
