import { isDeepStrictEqual } from "node:util";
import { NumislabError } from "../../../src/lib/base/index";

/** What was understood of an input: the values, and everything that was told beside them. */
export interface Answer {
  value: unknown;
  told: readonly string[];
}

/** An input as people bring it, with what is expected of it. */
export interface Case {
  /** The kind of input that it stands for. */
  kind: string;
  name: string;
  /** Writes the input into an empty folder. */
  make(dir: string): Promise<unknown> | unknown;
  ask(dir: string): Promise<Answer>;
  /** The right value; left out where there is none, so that the input must be refused. */
  right?: unknown;
  /** What must be told beside the right value. */
  told?: readonly RegExp[];
  /** What a refusal must say; left out where the input must not be refused. */
  refused?: RegExp;
}

/**
 * `warned`: the right value, and what had to be told was told; `wrong`: another value, the right one
 * without a word that was due, or a refusal that does not say what it should.
 */
export type Result = "right" | "warned" | "refused" | "wrong" | "crash";

export interface Judged {
  kind: string;
  name: string;
  result: Result;
  /** What was answered, where that is wrong. */
  found?: string;
}

/** Asks a case in its folder, and judges the answer. */
export async function judge({ kind, name, ...one }: Case, dir: string): Promise<Judged> {
  await one.make(dir);
  const judged = (result: Result, found?: unknown): Judged => ({
    kind,
    name,
    result,
    ...(found === undefined ? {} : { found: JSON.stringify(found).replaceAll(dir, "") }),
  });
  try {
    const { value, told } = await one.ask(dir);
    const missing = (one.told ?? []).filter((words) => !told.some((line) => words.test(line)));
    if (!("right" in one) || !isDeepStrictEqual(value, one.right)) return judged("wrong", value);
    if (missing.length > 0) return judged("wrong", { missing: missing.map(String), told });
    return judged(one.told ? "warned" : "right");
  } catch (error) {
    if (!(error instanceof NumislabError)) return judged("crash", String((error as Error).stack));
    return one.refused?.test(error.message)
      ? judged("refused")
      : judged("wrong", `refused: ${error.message}`);
  }
}
