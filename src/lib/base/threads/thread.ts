import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { NumislabError, type ErrorCode } from "../errors";

/**
 * A TypeScript file at work in a thread of its own, which answers questions in the order in which
 * they are asked.
 */
export interface Thread<Question, Answer> {
  /**
   * @param hand buffers in the question that go over to the thread instead of being copied
   * @throws what the thread threw; NumislabError "state" when the thread ended without an answer
   */
  ask(question: Question, hand?: ArrayBuffer[]): Promise<Answer>;
  /**
   * Ends it, also in the middle of an answer. One that is idle keeps no process alive, but it keeps
   * its memory.
   */
  close(): Promise<void>;
}

/** What a thread sends back. */
export type Reply =
  { answer: unknown } | { refusal: { code: ErrorCode; message: string } } | { failure: unknown };

/**
 * Starts a thread. Its file calls `answerQuestions`.
 *
 * @param file  absolute path
 */
export function startThread<Question, Answer>(file: string): Thread<Question, Answer> {
  const waiting: { resolve(answer: Answer): void; reject(error: unknown): void }[] = [];
  let ended: unknown = null;
  let closing = false;
  // A thread takes no flags over from its process: a test runner's or a debugger's are not meant
  // for it.
  const worker = new Worker(join(__dirname, "thread.cjs"), { workerData: { file }, execArgv: [] });
  worker.unref();
  worker.on("message", (reply: Reply) => {
    const { resolve, reject } = waiting.shift()!;
    // whoever closes it waits for its end: a late answer must not let the process end first
    if (waiting.length === 0 && !closing) worker.unref();
    if ("answer" in reply) resolve(reply.answer as Answer);
    else
      reject(
        "refusal" in reply
          ? new NumislabError(reply.refusal.code, reply.refusal.message)
          : reply.failure,
      );
  });
  worker.on("error", (cause) =>
    end(new NumislabError("state", `a thread failed: ${cause.message}`, { cause })),
  );
  worker.on("exit", () => end(new NumislabError("state", "a thread ended before it had answered")));
  function end(error: unknown) {
    ended = ended ?? error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  }
  return {
    ask(question, hand = []) {
      return new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        worker.postMessage(question, hand); // throws where it cannot be copied
        waiting.push({ resolve, reject });
        worker.ref();
      });
    },
    async close() {
      closing = true;
      await worker.terminate();
    },
  };
}
