import type { Side, TestedPair } from "../coins/index";
import { SIDES } from "../data/index";
import { random } from "../base/index";
import { accuracy, coinBootstrap, confusion, type Interval } from "../metrics/index";
import type { ModelEvaluation } from "./evaluate-model";
import type { SiameseResult } from "./siamese/siamese-run";
import { numberNamedCoins } from "./sweeps/number-coins";
import { onePerPair } from "./sweeps/rule-results";
import { PUBLISHED } from "./sweeps/sweep-run";

/** What one method comes to on the labelled pairs of one side. */
export interface SameDieMetrics {
  /** How many pairs, and how many of them are from the same die; null where it was not published. */
  pairs: number | null;
  same: number | null;
  /** Share of right answers, with a 95 % interval from drawing coins where there is one. */
  accuracy: Interval;
  /** Null for what does not rank pairs. */
  rocAuc: Interval | null;
  averagePrecision: Interval | null;
}

/** A line of the table that answers the second write-up. */
export interface SameDieRow {
  method: string;
  /** Which pairs were tested. */
  tested: string;
  sides: Record<Side, SameDieMetrics>;
}

const NOTHING: Interval = { value: NaN, low: NaN, high: NaN };
const alone = (value: number): Interval => ({ value, low: NaN, high: NaN });
const bothSides = (of: (side: Side) => SameDieMetrics) =>
  Object.fromEntries(SIDES.map((side) => [side, of(side)])) as Record<Side, SameDieMetrics>;

/**
 * What the write-up published, and a run beside it: by the write-up's own protocol, held out by die,
 * and the answer 'different' to every pair, which needs no network.
 *
 * @param method what was trained
 * @param pairs of the run, those of both protocols
 */
export function runRows(
  method: string,
  result: SiameseResult,
  pairs: readonly TestedPair[],
): SameDieRow[] {
  const { allPairs, decisions } = result;
  return [
    {
      method: "published",
      tested: "all pairs, those trained on included",
      sides: bothSides((side) => ({
        pairs: null,
        same: null,
        accuracy: alone(PUBLISHED[side]),
        rocAuc: null,
        averagePrecision: null,
      })),
    },
    {
      method,
      tested: "all pairs, those trained on included",
      // one model for all pairs: the one that is kept
      sides: ofProtocol(allPairs, (side) =>
        onePerPair(pairs.filter((pair) => pair.side === side)).map((pair) => ({
          ...pair,
          called: pair.keptScore >= decisions[side].threshold,
        })),
      ),
    },
    heldOutRow(method, result, pairs),
    {
      method: "always 'different'",
      tested: "all pairs",
      sides: bothSides((side) => ({
        pairs: allPairs[side].pairs,
        same: allPairs[side].same,
        accuracy: alone(allPairs[side].alwaysDifferent),
        rocAuc: null,
        averagePrecision: null,
      })),
    },
  ];
}

/** A run on the pairs that were kept from its training. */
export function heldOutRow(
  method: string,
  { heldOut, tested, folds }: Pick<SiameseResult, "heldOut" | "tested" | "folds">,
  pairs: readonly TestedPair[],
): SameDieRow {
  const own = (side: Side) => pairs.filter((pair) => pair.side === side && pair.heldOut);
  const some = tested < folds.length ? `, ${tested} of ${folds.length} folds` : "";
  return { method, tested: `held out by die${some}`, sides: ofProtocol(heldOut, own) };
}

function ofProtocol(
  evaluation: SiameseResult["heldOut"],
  tested: (side: Side) => TestedPair[],
): SameDieRow["sides"] {
  return bothSides((side) => {
    const { pairs, same, accuracy: value, rocAuc, averagePrecision } = evaluation[side];
    return {
      pairs,
      same,
      accuracy: { ...accuracyOf(tested(side)), value },
      rocAuc,
      averagePrecision,
    };
  });
}

/** A method that was not trained on these coins, on all their pairs. */
export function methodRow(method: string, { pairs }: ModelEvaluation): SameDieRow {
  return {
    method,
    tested: "all pairs, none trained on",
    sides: bothSides((side) => {
      const { pairs: count, same, accuracy, rocAuc, averagePrecision } = pairs[side];
      return { pairs: count, same, accuracy, rocAuc, averagePrecision };
    }),
  };
}

/** NaN without a pair. */
function accuracyOf(pairs: readonly TestedPair[]): Interval {
  if (pairs.length === 0) return NOTHING;
  const same = pairs.map((pair) => pair.same);
  const called = pairs.map((pair) => pair.called);
  const { coins, numbered } = numberNamedCoins(pairs);
  return coinBootstrap(
    numbered,
    coins,
    (weights) => accuracy(confusion(same, called, weights)),
    random(1).fork("accuracy"),
  );
}
