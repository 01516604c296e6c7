import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Layout, Side } from "../coins/index";
import { NumislabError, type ErrorCode } from "../errors";
import { inLanes, threadPool, type Thread } from "../threads/index";
import { decodeInputs, encodeInputs } from "./input-file";
import type { InputQuestion } from "./input-thread";
import { networkInputs, type InputRecipe, type NetworkInput } from "./network-input";

/** Raise it whenever what `networkInputs` makes of a photograph changes. */
const RECIPE = 1;
/** Photographs below which threads, which take half a second to start, don't pay. */
const FEW = 12;

/** A photograph and the sides to take from it; none, where only its fingerprint is wanted. */
export interface PhotographToRead {
  file: string;
  sides: readonly Side[];
}

/** What was read: the inputs, or why there are none. */
export interface PhotographRead {
  /** Of the file's bytes; null where it can't be read. */
  sha256: string | null;
  inputs: NetworkInput[];
  refusal: NumislabError | null;
}

export interface ReadInputsOptions {
  /** Folder in which what was made is kept, and found again by the SHA-256 of the photograph, the recipe and the sides. */
  cache?: string;
  /** How many photographs are prepared at once, each in a thread of its own. */
  threads?: number;
  onProgress?(done: number, total: number): void;
}

/**
 * Photographs as a network sees them: the same to the bit from the cache or fresh, in one thread or several. Each file
 * is read once. A damaged cache entry is made anew; a cache that can't be written to costs time only.
 *
 * @returns in the order of the photographs; one that can't be used is a refusal, the rest go on
 */
export async function readInputs(
  photographs: readonly PhotographToRead[],
  layout: Layout,
  recipe: InputRecipe,
  { cache, threads = Math.min(availableParallelism(), 8), onProgress }: ReadInputsOptions = {},
): Promise<PhotographRead[]> {
  let pool: Thread<InputQuestion, NetworkInput[]> | null = null;
  let left = photographs.length;
  const make = async (question: InputQuestion) => {
    if (!pool && threads > 1 && left >= FEW) pool = threadPool(join(__dirname, "input-thread.ts"), threads);
    const here = () => networkInputs(question, layout, question.sides, recipe);
    return pool ? pool.ask(question).catch((error) => (isOf("state", error) ? here() : Promise.reject(error))) : here(); // where threads can't run
  };
  const read = async ({ file, sides }: PhotographToRead): Promise<PhotographRead> => {
    let sha256: string | null = null;
    try {
      const bytes = await readFile(file).catch(() => null);
      if (bytes === null) return { sha256, inputs: await networkInputs(file, layout, sides, recipe), refusal: null }; // says what is wrong
      sha256 = createHash("sha256").update(bytes).digest("hex");
      const question = { bytes, name: file, layout, sides, recipe };
      const inputs = sides.length === 0 ? [] : cache ? await throughCache(cache, sha256, question, make) : await make(question);
      return { sha256, inputs, refusal: null };
    } catch (error) {
      if (isOf("input", error)) return { sha256, inputs: [], refusal: error };
      throw error;
    } finally {
      left--;
      onProgress?.(photographs.length - left, photographs.length);
    }
  };
  try {
    return await inLanes(photographs, 2 * threads, read); // twice, so that no thread waits for a file
  } finally {
    await (pool as Thread<InputQuestion, NetworkInput[]> | null)?.close();
  }
}

function isOf(code: ErrorCode, error: unknown): error is NumislabError {
  return error instanceof NumislabError && error.code === code;
}

/** What the cache has of a photograph, or else what is made of it. */
async function throughCache(
  cache: string,
  sha256: string,
  question: InputQuestion,
  make: (question: InputQuestion) => Promise<NetworkInput[]>,
): Promise<NetworkInput[]> {
  const { layout, sides, recipe } = question;
  const entry = join(cache, `${sha256}-${RECIPE}-${layout}-${sides.join("-")}-${recipe.size}${recipe.flatten ? "-flat" : ""}.input`);
  const kept = await readFile(entry).then(decodeInputs, () => null);
  if (kept) return kept;
  const inputs = await make(question);
  await mkdir(cache, { recursive: true })
    .then(() => writeFileAtomic(entry, encodeInputs(inputs), { fsync: false }))
    .catch(() => undefined); // a full disk or a folder that may not be written to
  return inputs;
}
