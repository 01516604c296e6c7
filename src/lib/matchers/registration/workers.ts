import { availableParallelism } from "node:os";
import { join } from "node:path";
import { NumislabError, type Thread, threadPool } from "../../base/index";
import type { Aligned } from "./align/align";
import {
  alignAll,
  registerAll,
  sidesOf,
  type AlignQuestion,
  type RegisterQuestion,
  type SidesQuestion,
} from "./match-work";
import type { MatchSide } from "./match-side";
import type { Registration } from "./align/register";

/** Makes sides and registers them, in worker threads or in the calling thread. */
export interface Workers {
  /** Number of concurrent questions. */
  count: number;
  sides(question: SidesQuestion): Promise<MatchSide[]>;
  register(question: RegisterQuestion): Promise<Registration[]>;
  align(question: AlignQuestion): Promise<Aligned[]>;
  close(): Promise<void>;
}

/** Largest number of threads; more would wait for the engine. */
const MAX_THREADS = 16;

/**
 * Starts matching threads, one per core by default; with 0, or where threads cannot run, the work
 * is done in the calling thread. The results are the same.
 *
 * @param threads how many; 0 = none
 */
export function startWorkers(threads = Math.min(availableParallelism(), MAX_THREADS)): Workers {
  const pool =
    threads > 0
      ? (threadPool(join(__dirname, "match-thread.ts"), threads) as Thread<object, never>)
      : null;
  const ask = async <Question extends object, Answer>(
    question: Question,
    here: (question: Question) => Answer,
  ): Promise<Answer> => {
    if (!pool) return here(question);
    return (pool.ask(question) as Promise<Answer>).catch((error) => {
      if (error instanceof NumislabError && error.code === "state") return here(question);
      throw error;
    });
  };
  return {
    count: Math.max(1, threads),
    sides: (question) => ask(question, sidesOf),
    register: (question) => ask(question, registerAll),
    align: (question) => ask(question, alignAll),
    close: async () => pool?.close(),
  };
}
