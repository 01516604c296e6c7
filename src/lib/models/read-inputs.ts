import { availableParallelism } from "node:os";
import { join } from "node:path";
import { outlineVersion, readPhotograph, type Layout, type Side } from "../coins/index";
import {
  type ErrorCode,
  mapConcurrent,
  NumislabError,
  readPlainFile,
  readThrough,
  sha256Of,
  type Thread,
  threadPool,
} from "../base/index";
import { decodeInputs, encodeInputs } from "./input-file";
import {
  inputsOfPhotograph,
  networkInputs,
  recipeName,
  type InputQuestion,
  type InputRecipe,
  type NetworkInput,
} from "./network-input";

/** Version of `networkInputs`; increment it when its output changes. */
const RECIPE = 2;
/**
 * With fewer photographs threads are not faster: each takes a second to start and to compile. With
 * two of them 91 photographs took as long as without, 160 half as long.
 */
const MIN_PHOTOGRAPHS_FOR_THREADS = 100;

/** A photograph and the sides to take from it; none, where only its fingerprint is wanted. */
export interface PhotographToRead {
  file: string;
  sides: readonly Side[];
}

/** What was read: the inputs, or why there are none. */
export interface PhotographRead {
  /** Of the file's bytes; null where it cannot be read. */
  sha256: string | null;
  inputs: NetworkInput[];
  refusal: NumislabError | null;
}

export interface ReadInputsOptions {
  /**
   * Cache folder of inputs and outlines; inputs are found by the SHA-256 of the photograph, the
   * recipe and the sides.
   */
  cache?: string;
  /** How many photographs are prepared at once, each in a thread of its own. */
  threads?: number;
  onProgress?(done: number, total: number): void;
}

/**
 * Network inputs of photographs: bit for bit the same from the cache or computed, in one thread or
 * several. Each file is read once. A damaged cache entry is recreated; a cache that cannot be
 * written to costs time only.
 *
 * @returns in the order of the photographs; one that cannot be used is a refusal, processing
 *   continues with the rest
 */
export async function readInputs(
  photographs: readonly PhotographToRead[],
  layout: Layout,
  recipe: InputRecipe,
  { cache, threads = Math.min(availableParallelism(), 8), onProgress }: ReadInputsOptions = {},
): Promise<PhotographRead[]> {
  let pool: Thread<InputQuestion, NetworkInput[]> | null = null;
  let left = photographs.length;
  const make = async (bytes: Uint8Array, { file, sides }: PhotographToRead, sha256: string) => {
    if (!pool && threads > 1 && left >= MIN_PHOTOGRAPHS_FOR_THREADS)
      pool = threadPool(join(__dirname, "input-thread.ts"), threads);
    // sharp decodes in threads of its own, so it is awaited here and not in a worker
    const photograph = await readPhotograph(bytes, file);
    const outlines = cache === undefined ? undefined : { folder: cache, sha256 };
    const question = { photograph, name: file, layout, sides, recipe, outlines };
    if (!pool) return inputsOfPhotograph(question);
    const made = pool.ask(question, [photograph.data.buffer as ArrayBuffer]);
    // where threads cannot run
    return made.catch((error) =>
      isOf("state", error)
        ? networkInputs({ bytes, name: file }, layout, sides, recipe)
        : Promise.reject(error),
    );
  };
  const read = async (photograph: PhotographToRead): Promise<PhotographRead> => {
    const { file, sides } = photograph;
    let sha256: string | null = null;
    try {
      const bytes = await readPlainFile(file);
      sha256 = sha256Of(bytes);
      if (sides.length === 0) return { sha256, inputs: [], refusal: null };
      const entry = `${sha256}-${RECIPE}.${outlineVersion()}-${layout}-${sides.join("-")}-${recipeName(recipe)}.input`;
      const codec = { decode: decodeInputs, encode: encodeInputs };
      const inputs = await readThrough<NetworkInput[]>(cache && join(cache, entry), codec, () =>
        make(bytes, photograph, sha256!),
      );
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
    // factor 2: while one is prepared, the next is decoded
    return await mapConcurrent(photographs, 2 * threads, read);
  } finally {
    await (pool as Thread<InputQuestion, NetworkInput[]> | null)?.close();
  }
}

function isOf(code: ErrorCode, error: unknown): error is NumislabError {
  return error instanceof NumislabError && error.code === code;
}
