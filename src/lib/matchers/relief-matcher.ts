import type { Layout } from "../coins/index";
import type { OnProgress } from "../base/index";
import { judgeByProbability, scoreEveryPair } from "./judge";
import type {
  Matcher,
  MatcherCalibration,
  MatcherOptions,
  MatchMethod,
  MatchTable,
  NamedSide,
  PreparedPhotograph,
  ScoreOptions,
} from "./matcher";
import type { MatchSide } from "./registration/match-side";
import { eachPhotograph, type PhotographOfSides, type ShownSide } from "./registration/read-sides";
import { startWorkers, type Workers } from "./registration/workers";

/** With fewer photographs threads are not faster: each takes most of a second to start. */
const MIN_PHOTOGRAPHS_FOR_THREADS = 12;

export interface ReliefMatcherOptions {
  calibration: MatcherCalibration;
  /** Scores pairs of sides by their reliefs. */
  score(
    sides: readonly NamedSide[],
    context: { workers: Workers; onProgress?: OnProgress } & ScoreOptions,
  ): Promise<MatchTable>;
  /** Further warnings about a relief. */
  warningsOf?(seen: MatchSide): string[];
}

/**
 * A matcher that compares the flattened reliefs of coin sides (see `MatchSide`): used by all
 * methods but the networks. It reads and caches reliefs; a method provides `score`.
 */
export function reliefMatcher(
  name: string,
  { threads, caches = {}, onPlan, ...options }: MatcherOptions,
  { calibration, score, warningsOf }: ReliefMatcherOptions,
): Matcher<MatchSide> {
  const workers = lazyWorkers(threads);
  return {
    name,
    everyPair: true,
    calibration,
    async prepare(photographs, layout, onProgress) {
      await onPlan?.({ what: "sides", layout, photographs });
      const started = workers.start(photographs.length);
      return readReliefs(photographs, layout, {
        workers: started,
        cache: caches.sides,
        warningsOf,
        onProgress,
        take: ({ seen }) => seen,
      });
    },
    score: (sides, onProgress, { anyRotation = options.anyRotation } = {}) =>
      score(sides, { workers: workers.start(sides.length), onProgress, anyRotation }),
    relief: (seen) => seen,
    close: workers.close,
  };
}

export interface ReliefMethodOptions {
  /** `UNCALIBRATED`, or `matcherCalibration` of what `numislab evaluate --method` fitted. */
  calibration: MatcherCalibration;
  /** Similarity of two reliefs, higher = more similar, on any scale. */
  similarity(a: MatchSide, b: MatchSide): number;
}

/** A method that is a function of two reliefs. */
export function reliefMethod(
  about: Pick<MatchMethod, "name" | "summary" | "title" | "training">,
  { calibration, similarity }: ReliefMethodOptions,
): MatchMethod {
  const judge = judgeByProbability(calibration.decisions);
  const scores = async (own: readonly NamedSide[]) =>
    own.flatMap(({ seen }, i) => own.slice(i + 1).map((other) => similarity(seen, other.seen)));
  return {
    ...about,
    takes: [],
    open: async (options) =>
      reliefMatcher(about.name, options, {
        calibration,
        score: (sides) => scoreEveryPair(sides, { scores, judge }),
      }),
  };
}

/** Workers that start on first use; threads only where there is enough work. */
export function lazyWorkers(threads: number | undefined): {
  start(photographs: number): Workers;
  close(): Promise<void>;
} {
  let started: Workers | null = null;
  return {
    start: (photographs) =>
      (started ??= startWorkers(photographs < MIN_PHOTOGRAPHS_FOR_THREADS ? 0 : threads)),
    close: async () => started?.close(),
  };
}

export interface ReadReliefsOptions<Seen> {
  workers: Workers;
  cache?: string;
  /** What is stored of each side. */
  take(shown: ShownSide): Seen;
  warningsOf?(seen: MatchSide): string[];
  onProgress?: OnProgress;
}

/** Reads the reliefs that photographs show, as `Matcher.prepare` answers. */
export function readReliefs<Seen>(
  photographs: readonly PhotographOfSides[],
  layout: Layout,
  { workers, cache, take, warningsOf, onProgress }: ReadReliefsOptions<Seen>,
): Promise<PreparedPhotograph<Seen>[]> {
  return eachPhotograph(
    photographs,
    layout,
    workers,
    {
      cache,
      onProgress: (done, total) =>
        onProgress?.({ stage: "reading and normalising photographs", done, total }),
    },
    ({ sides, refusal, sha256 }) => ({
      refusal,
      sha256,
      sides: sides.map((shown) => ({
        side: shown.side,
        seen: take(shown),
        warnings: [...(warningsOf?.(shown.seen) ?? []), ...shown.seen.warnings],
      })),
    }),
  );
}
