import type { Interval } from "../../metrics/index";
import type { Random } from "../../base/index";
import { carterDies } from "./carter-dies";
import { chao1Dies } from "./chao1-dies";
import { dieBootstrap } from "./die-bootstrap";
import { doubtfulCoverage } from "./doubtful-coverage";
import { characteristicIndex, seenTimes, type DieFrequencies } from "./die-frequencies";
import { EQUAL_OUTPUT, GEOMETRIC_OUTPUT, type OutputShape } from "./draw-coins";
import { exactInterval } from "./exact-interval";
import { geometricDies } from "./geometric-dies";
import { goodCoverage } from "./good-coverage";
import { goodDies } from "./good-dies";
import { extendToEstimate } from "./extend-to-estimate";
import { lyonDies } from "./lyon-dies";
import { negativeBinomialDies } from "./negative-binomial-dies";
import { nomismaInterval } from "./nomisma-interval";
import { outputOf } from "./output";
import { reliabilityBand, type ReliabilityBand } from "./reliability-band";

export type EstimatorName = "good" | "chao1" | "lyon" | "carter" | "negativeBinomial" | "geometric";

/** An estimator of original dies and the model of output that it stands for. */
export interface Estimator {
  name: EstimatorName;
  label: string;
  dies: (frequencies: DieFrequencies) => number;
  shape: OutputShape;
}

/** Every estimator, from the fewest dies to the most, as a rule. */
export const ESTIMATORS: readonly Estimator[] = [
  { name: "good", label: "Good, equal output", dies: goodDies, shape: EQUAL_OUTPUT },
  { name: "chao1", label: "Lyon f.2 (Chao1)", dies: chao1Dies, shape: EQUAL_OUTPUT },
  { name: "lyon", label: "Lyon f.3", dies: (f) => lyonDies(f).value, shape: EQUAL_OUTPUT },
  { name: "carter", label: "Carter", dies: carterDies, shape: 2 },
  {
    name: "negativeBinomial",
    label: "Esty, p = 1",
    dies: (f) => negativeBinomialDies(f, 1),
    shape: GEOMETRIC_OUTPUT,
  },
  { name: "geometric", label: "Esty, geometric", dies: geometricDies, shape: GEOMETRIC_OUTPUT },
];

/** What a study says of one side's dies. Figures without a finite value are Infinity or NaN. */
export interface DieEstimates {
  n: number;
  d: number;
  /** Coins per die, n/d. */
  index: number;
  singletons: number;
  /** Singletons as a share of the dies seen. */
  singletonShare: number;
  coverage: Interval;
  /** Original dies by every estimator, with the 95 % interval of a parametric bootstrap. */
  estimators: Record<EstimatorName, Interval>;
  /**
   * The two models side by side; the truth may lie anywhere between the lower's low and the upper's
   * high end.
   */
  bracket: { equal: Interval; geometric: Interval };
  /** Lyon's limits for his f.3, from the coverage's interval. */
  lyonLimits: Interval;
  /** Too narrow; see NOMISMA_CAVEAT. */
  nomisma: Interval;
  reliability: ReliabilityBand;
  /** With the doubt about which coins share a die taken in, from the partitions that were drawn. */
  linkDoubt: {
    /** Dies seen. */
    dies: Interval;
    /** The probability of every number of dies seen, fewest first. */
    chances: { dies: number; chance: number }[];
    coverage: Interval;
    bracket: { equal: Interval; geometric: Interval };
  };
  /**
   * Under 20,000 coins per die: coins struck, and struck for each in the study, for both ends of
   * the bracket.
   */
  output: {
    equal: { coins: number; struckForEach: number };
    geometric: { coins: number; struckForEach: number };
  };
}

/**
 * Everything that is said of one side's number of dies. In the bracket, intervals are exact (see
 * `exactInterval`), stretched where they do not hold their estimate.
 *
 * @param drawn how often dies were seen in partitions drawn from their posterior; none = no doubt
 *   about the dies
 */
export function dieEstimates(
  frequencies: DieFrequencies,
  random: Random,
  { resamples = 500, drawn = [frequencies] as readonly DieFrequencies[] } = {},
): DieEstimates {
  const { n, d } = frequencies;
  const [equal, geometric] = [goodDies(frequencies), geometricDies(frequencies)];
  const booted = ESTIMATORS.map(
    ({ name, dies, shape }) =>
      [name, dieBootstrap(frequencies, dies, shape, random.fork(name), { resamples })] as const,
  );
  const bracket = (seen: number | readonly number[]) => ({
    equal: extendToEstimate(equal, exactInterval({ n, d: seen }, EQUAL_OUTPUT)),
    geometric: extendToEstimate(geometric, exactInterval({ n, d: seen }, GEOMETRIC_OUTPUT)),
  });
  const counts = drawn.map((one) => one.d).sort((a, b) => a - b);
  return {
    n,
    d,
    index: characteristicIndex(frequencies),
    singletons: seenTimes(frequencies, 1),
    singletonShare: seenTimes(frequencies, 1) / d,
    coverage: goodCoverage(frequencies),
    estimators: Object.fromEntries(booted) as Record<EstimatorName, Interval>,
    bracket: bracket(d),
    lyonLimits: lyonDies(frequencies),
    nomisma: nomismaInterval(frequencies),
    reliability: reliabilityBand(frequencies),
    linkDoubt: {
      dies: extendToEstimate(d, {
        low: counts[Math.floor(0.025 * counts.length)],
        high: counts[Math.ceil(0.975 * counts.length) - 1],
      }),
      chances: [...new Set(counts)].map((dies) => ({
        dies,
        chance: counts.filter((count) => count === dies).length / counts.length,
      })),
      coverage: doubtfulCoverage(frequencies, drawn),
      bracket: bracket(counts),
    },
    output: { equal: outputOf(equal, n), geometric: outputOf(geometric, n) },
  };
}
