import {
  type Layout,
  type PairTable,
  type ScoredPair,
  type Side,
  emptyPairTable,
  scoredPair,
} from "../coins/index";
import type { NumislabError, OnProgress } from "../base/index";
import type { Decision } from "../models/index";
import type { Answer, Calibration, Stage } from "./registration/evidence";
import type { Registration } from "./registration/align/register";
import type { MatchSide } from "./registration/match-side";
import type { MatchWork } from "./neighbours/planned-work";
import type { PhotographOfSides } from "./registration/read-sides";

/** A method that compares coin sides: a file in `methods/`, and a line in `registry.ts`. */
export interface MatchMethod {
  /** As `--method` takes it. */
  readonly name: string;
  /** A line for `--help` and for tables. */
  readonly summary: string;
  /** What its row is called in a table of baselines. */
  readonly title: string;
  /** What it was trained or set on, in words. */
  readonly training: string;
  /** The options, besides caches and threads, that it has a use for; others are refused. */
  readonly takes: readonly MethodOption[];
  /**
   * Makes a matcher ready.
   *
   * @throws NumislabError "state" or "usage" where something that it needs is missing
   */
  open(options: MatcherOptions): Promise<Matcher>;
}

export type MethodOption =
  "model" | "anyRotation" | "calibration" | "neighbours" | "types" | "everyPair" | "onPlan";

/** What a matcher is made with. */
export interface MatcherOptions {
  /** Folder of a trained model. */
  model?: string;
  /** Rotation-invariant comparison; by default coins are within 18 degrees of each other. */
  anyRotation?: boolean;
  /** Of the registration score; the one that ships where it is left out. */
  calibration?: Calibration;
  /** Pairs that each side proposes, where not every pair is looked at. */
  neighbours?: number;
  /**
   * Type or legend of each coin's sides, where it is known: pairs of different types are not looked
   * at.
   */
  types?: ReadonlyMap<string, { readonly [side in Side]?: string }>;
  /** Receives the work units before they run, for remote precomputation into the caches. */
  onPlan?(work: MatchWork): Promise<void>;
  /** How many threads; as many as there are cores where it is left out, 0 = none. */
  threads?: number;
  caches?: MatcherCaches;
}

/** Folders in which work is kept between calls; where one is left out, nothing is. */
export interface MatcherCaches {
  /** Flattened reliefs of coin sides. */
  sides?: string;
  /** How sides lie on each other. */
  registrations?: string;
  /** Pictures that networks see. */
  inputs?: string;
}

/** A matcher's representation of one side of a coin. */
export interface PreparedSide<Seen = unknown> {
  side: Side;
  /** Private to the matcher. */
  seen: Seen;
  /** Warnings about the photograph, as sentences. */
  warnings: string[];
}

/** What a photograph shows, or why it cannot be used. */
export interface PreparedPhotograph<Seen = unknown> {
  sides: PreparedSide<Seen>[];
  refusal: NumislabError | null;
  /** SHA-256 of the photograph's bytes, hexadecimal, where the method knows it. */
  sha256?: string | null;
}

/** One side of a coin that has a name. */
export interface NamedSide<Seen = MatchSide> {
  coin: string;
  side: Side;
  seen: Seen;
}

/**
 * Tells whether two coin sides were struck from the same die. `compare`, `match`, `die-study`,
 * `evaluate` and `baselines` know nothing else of a method.
 *
 * The engine must have been started (`startEngine`).
 */
// The registry holds matchers of every kind of side: what one prepared only it can score.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export interface Matcher<Seen = any> {
  readonly name: string;
  /** Whether `score` returns every pair, or only the pairs that it registered. */
  readonly everyPair: boolean;
  readonly calibration: MatcherCalibration;
  /** Decisions for a folder with this number of coins; left out where they are those of `calibration`. */
  decisionsFor?(coins: number): Record<Side, Decision>;
  /**
   * Describes the sides that photographs show.
   *
   * @returns in the order of the photographs; one that cannot be used is a refusal, processing
   *   continues with the rest
   */
  prepare(
    photographs: readonly PhotographOfSides[],
    layout: Layout,
    onProgress?: OnProgress,
  ): Promise<PreparedPhotograph<Seen>[]>;
  /**
   * Scores pairs of the same side.
   *
   * @param options what is known only after photographs were prepared; it comes before the options
   *   that the matcher was made with
   * @returns obverses first, then in the order of the coins
   */
  score(
    sides: readonly NamedSide<Seen>[],
    onProgress?: OnProgress,
    options?: ScoreOptions,
  ): Promise<MatchTable>;
  /**
   * The relief that `seen` was made from: photographs with swapped halves are found by it. Left out
   * where the method has none; they are not looked for then.
   */
  relief?(seen: Seen): MatchSide | Promise<MatchSide>;
  /** Releases threads, models and temporary folders. */
  close(): Promise<void>;
}

/** What a folder's photographs decide. */
export interface ScoreOptions {
  /** As `MatcherOptions.anyRotation`. */
  anyRotation?: boolean;
}

/** How a matcher's scores become probabilities and answers. */
export interface MatcherCalibration {
  /** Null where the method is not calibrated: its probabilities are NaN, its answers 'unsure'. */
  decisions: Record<Side, Decision> | null;
  /** Share of pairs of the same die among those that it was calibrated on; NaN where not known. */
  prior: Record<Side, number>;
  /** Probability of pairs that were not looked at; NaN where every pair is. */
  otherwise: number;
}

/** Pairs with the answer to each. */
export interface MatchTable extends PairTable {
  answer: Answer[];
  /** Stage of each pair and its registration; method registration only. */
  stage?: Stage[];
  registration?: (Registration | null)[];
}

/** A pair with its answer. */
export interface AnsweredPair extends ScoredPair {
  answer: Answer;
  /** Null where the method has no stages. */
  stage: Stage | null;
  /** How one lies on the other; null where the pair was not registered. */
  registration: Registration | null;
}

/** A table of answers to be filled. */
export function emptyMatchTable(coins: readonly string[], pairs: number): MatchTable {
  return { ...emptyPairTable(coins, pairs), answer: new Array<Answer>(pairs).fill("unsure") };
}

/** The rows of a table. */
export function answeredPairs(table: MatchTable): AnsweredPair[] {
  return Array.from(table.answer, (answer, row) => ({
    ...scoredPair(table, row),
    answer,
    stage: table.stage?.[row] ?? null,
    registration: table.registration?.[row] ?? null,
  }));
}

/**
 * Whether an answer counts as 'same' in a binary decision: 'unsure' as the more probable answer.
 */
export const countsAsSame = (answer: Answer, probability: number): boolean =>
  answer === "same" || (answer === "unsure" && probability >= 0.5);
