import type { LabelledPairs } from "./baseline-coins";

/** A choice of the labelled pairs that methods are compared on. */
export interface PairSet {
  id: "all" | "same-legend" | "within-folds";
  title: string;
  /** Positions in the labelled pairs of a side. */
  of(pairs: LabelledPairs, foldOf: readonly number[]): number[];
  /** Whether scores are made comparable fold by fold, as those of several models must be. */
  byFold: boolean;
}

const every = ({ a }: LabelledPairs) => a.map((_, i) => i);

/** The sets that a data set allows. */
export function pairSets(pairs: readonly LabelledPairs[]): PairSet[] {
  const all: PairSet = { id: "all", title: "every labelled pair", of: every, byFold: false };
  const alike: PairSet = {
    id: "same-legend",
    title: "pairs of the same legend or type",
    of: (own) => every(own).filter((i) => own.alike![i]),
    byFold: false,
  };
  const within: PairSet = {
    id: "within-folds",
    title:
      "pairs within one fold of the split by die, on which networks that were trained on the other folds can be tested",
    of: (own, foldOf) => every(own).filter((i) => foldOf[own.a[i]] === foldOf[own.b[i]]),
    byFold: true,
  };
  return pairs.every((own) => own.alike) ? [within, all, alike] : [within, all];
}
