import { availableParallelism } from "node:os";
import { join } from "node:path";
import { NumislabError, type Thread, threadPool } from "../../base/index";
import type { Aligned } from "./align/align";
import {
  layAll,
  registerAll,
  sidesOf,
  type LayQuestion,
  type RegisterQuestion,
  type SidesQuestion,
} from "./match-work";
import type { MatchSide } from "./match-side";
import type { Registration } from "./align/register";

/** Whoever makes sides and registers them: threads, or this one. */
export interface Workers {
  /** How many work at once. */
  count: number;
  sides(question: SidesQuestion): Promise<MatchSide[]>;
  register(question: RegisterQuestion): Promise<Registration[]>;
  lay(question: LayQuestion): Promise<Aligned[]>;
  close(): Promise<void>;
}

/** At most so many threads: more would wait for the engine. */
const MOST = 16;

/**
 * Starts threads that match, as many as there are cores; or none, where the work is done in this
 * one. Where threads can't run, it is done here too. What comes out is the same.
 *
 * @param threads how many; 0 = none
 */
export function startWorkers(threads = Math.min(availableParallelism(), MOST)): Workers {
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
    lay: (question) => ask(question, layAll),
    close: async () => pool?.close(),
  };
}
