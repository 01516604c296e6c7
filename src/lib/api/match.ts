/**
 * Were two sides struck from the same die? The engine starts on first use.
 *
 * @module
 */
import type { OnProgress } from "../base/index";
import type { Layout, Side } from "../coins/index";
import { startEngine } from "../engine/index";
import {
  type BaselineOptions,
  type BaselineTable,
  type EvaluatedModel,
  compareBaselines,
  evaluateMethod,
} from "../experiments/index";
import {
  type AnsweredPair,
  type ComparePhotographsOptions,
  type MatchFolderOptions,
  type MatchedFolder,
  comparePhotographs,
  matchFolder,
} from "../matchers/index";
import { workspace } from "./workspace";

export { overlay, residualField as residuals } from "../matchers/index";

/**
 * Were the obverses of two coins struck from the same die, and the reverses?
 *
 * @param a path of a photograph
 * @param b path of the other
 * @returns score, probability and answer of each side that both photographs show
 * @throws NumislabError "input" naming the photograph that cannot be used; "usage" where there is no
 *   such method, or it has no use for an option
 */
export async function compare(
  a: string,
  b: string,
  options?: ComparePhotographsOptions,
): Promise<{ [side in Side]?: AnsweredPair }> {
  await startEngine();
  return comparePhotographs(a, b, options);
}

/**
 * Compares every two coins of a folder, obverse with obverse and reverse with reverse; in a large
 * folder, by registration, those that are alike. Prepared sides are kept in `.cache/coin-sides` where no cache is given.
 *
 * @throws NumislabError "input" where fewer than two coins can be used; "usage" where there is no
 *   such method, or it has no use for an option
 */
export async function folder(
  photographs: string,
  { cache = workspace().cache("coin-sides"), ...options }: MatchFolderOptions = {},
): Promise<MatchedFolder> {
  await startEngine();
  return matchFolder(photographs, { cache, ...options });
}

interface EvaluateOptions {
  /** registration, neighbours, siamese, ssim …: see docs/guide/methods.md; registration where it is left out. */
  method?: string;
  /** Folder of a trained model, for methods that take one. */
  model?: string;
  sheet?: string | null;
  layout?: Layout;
  /** How many times coins are drawn for the intervals. */
  resamples?: number;
  onProgress?: OnProgress;
}

/**
 * Evaluates a method on a folder of photographs with a sheet of die links: every pair whose dies are
 * known, at the method's own thresholds and calibration.
 *
 * @throws NumislabError "usage" where there is no such method; "input" where the data cannot be used
 */
export function evaluate(
  photographs: string,
  { method = "registration", ...options }: EvaluateOptions = {},
): Promise<EvaluatedModel> {
  const { cache } = workspace();
  const caches = { sides: cache("coin-sides"), inputs: cache("coin-sides") };
  return evaluateMethod(method, photographs, { caches, ...options });
}

/**
 * Methods compared on the same pairs of coins, each with its metrics and its cost. Networks that are
 * not there yet are trained.
 *
 * @throws NumislabError "stopped" where a training was stopped; a method that fails otherwise is
 *   left out, with the reason
 */
export function baselines({
  root = workspace().root,
  ...options
}: Omit<BaselineOptions, "root"> & { root?: string } = {}): Promise<BaselineTable> {
  return compareBaselines({ root, ...options });
}
