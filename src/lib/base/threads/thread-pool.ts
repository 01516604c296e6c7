import { startThread, type Thread } from "./thread";

/** Some threads of one file; whoever asks gets the one with the fewest questions before it. */
export function threadPool<Question, Answer>(file: string, size: number): Thread<Question, Answer> {
  const threads = Array.from({ length: size }, () => ({
    thread: startThread<Question, Answer>(file),
    busy: 0,
  }));
  return {
    async ask(question, hand) {
      const free = threads.reduce((least, other) => (other.busy < least.busy ? other : least));
      free.busy++;
      try {
        return await free.thread.ask(question, hand);
      } finally {
        free.busy--;
      }
    },
    close: async () => void (await Promise.all(threads.map(({ thread }) => thread.close()))),
  };
}
