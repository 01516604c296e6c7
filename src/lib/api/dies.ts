/**
 * From pairs to dies: groups, chart, counts, review.
 *
 * @module
 */
import { type Random, random as randomFrom } from "../base/index";
import { type DieEstimates, dieEstimates, dieFrequencies } from "../diestudy/index";
import { startEngine } from "../engine/index";
import { type StudyToFolderOptions, studyToFolder } from "../jobs/index";
import { type Review, type ReviewOptions, startReview } from "../review/index";
import { workspace } from "./workspace";

export { CAVEATS, dieChart as chart } from "../diestudy/index";
export { countRows as counts, studyChart as hoverChart } from "../report/index";

/**
 * A die study of a folder of photographs, written into a folder with its report. The same call on a
 * study that was stopped resumes it.
 *
 * @param photographs folder of coins
 * @param out folder of the study; a verdicts.csv in it is respected
 * @throws NumislabError "input" where fewer than two coins can be used, or the folder holds a study
 *   of other photographs; "state" while another process works on it
 */
export async function study(
  photographs: string,
  out: string,
  {
    root = workspace().root,
    cache = workspace().cache("coin-sides"),
    ...options
  }: Omit<StudyToFolderOptions, "root" | "engine"> & { root?: string } = {},
): ReturnType<typeof studyToFolder> {
  const engine = await startEngine();
  return studyToFolder(photographs, out, { root, engine, cache, ...options });
}

interface EstimatesOptions {
  random?: Random;
  /** Number of bootstrap resamples for the intervals. */
  resamples?: number;
}

/**
 * Estimates of how many dies there were, from how often each was seen.
 *
 * @param dies the die of each coin, by name or number; null = not known, left out
 * @returns coverage, estimates with 95 % intervals, and how reliable they are
 */
export function estimates(
  dies: Iterable<string | number | null>,
  { random = randomFrom(1), resamples = 500 }: EstimatesOptions = {},
): DieEstimates {
  return dieEstimates(dieFrequencies(dies), random, { resamples });
}

/**
 * Serves the page on which a study's doubtful pairs are judged, on the loopback address and under a
 * token.
 *
 * @param folder of the study
 * @returns its address, and functions to judge a pair and to stop
 */
export async function review(
  folder: string,
  {
    now = () => new Date(),
    cache = workspace().cache("coin-sides"),
    ...options
  }: Pick<ReviewOptions, "by" | "photographs"> & Partial<Pick<ReviewOptions, "now" | "cache">>,
): Promise<Review> {
  await startEngine();
  return startReview({ study: folder, now, cache, ...options });
}
