import type { PreparedSide, Side, TestedPair } from "../../../src/lib/coins/index";
import type { LabelledScores } from "../../../src/lib/runs/index";
import type { ClassifierEpoch, Epoch } from "../../../src/lib/training/index";

const COINS = 9;
const dieOf = (coin: number) => coin % 3;

/** Every pair of nine coins of three dies, a side; scores of both kinds overlap. */
export function smallPairs(side: Side): TestedPair[] {
  const pairs: TestedPair[] = [];
  for (let i = 0; i < COINS; i++)
    for (let j = i + 1; j < COINS; j++) {
      const same = dieOf(i) === dieOf(j);
      const score =
        (same ? 0.55 : 0.2) + 0.07 * ((3 * i + 5 * j) % 6) + (side === "obverse" ? 0 : 0.03);
      pairs.push({
        a: `00${i + 1}`,
        b: `00${j + 1}`,
        side,
        score,
        probability: Math.min(1, Math.max(0, 1.6 * score - 0.4)),
        called: score > 0.6,
        same,
        heldOut: i < 5,
        fold: 0,
        keptScore: score,
      });
    }
  return pairs;
}

/** Scores and truth of these pairs. */
export function smallScores(side: Side): LabelledScores {
  const pairs = smallPairs(side);
  return {
    scores: pairs.map(({ score }) => score),
    same: pairs.map(({ same }) => same),
    fold: pairs.map(({ fold }) => fold),
  };
}

export const smallSides = { obverse: smallScores("obverse"), reverse: smallScores("reverse") };

/** Four epochs of a Siamese network. */
export const smallHistory: Epoch[] = [1, 2, 3, 4].map((epoch) => ({
  epoch,
  loss: 1 / epoch,
  validation: 0.5 + 0.1 * Math.min(epoch, 3),
}));

/** Four epochs of a classifier. */
export const smallClassifierHistory: ClassifierEpoch[] = [1, 2, 3, 4].map((epoch) => ({
  epoch,
  loss: 1.5 / epoch,
  recall: 0.2 * epoch,
  accuracy: 0.22 * epoch,
  validationLoss: 1.6 / epoch,
  validationRecall: 0.18 * epoch,
  validationAccuracy: 0.19 * epoch,
}));

/** A side of 8 pixels with a slope of grey on it. */
export function smallSide(slope: number): PreparedSide {
  const size = 8;
  const inside = (i: number) =>
    Math.hypot((i % size) - 3.5, Math.floor(i / size) - 3.5) < 3.6 ? 1 : 0;
  const mask = Uint8Array.from({ length: size * size }, (_, i) => inside(i));
  const grey = Float32Array.from(mask, (own, i) => (own ? 0.3 + slope * (i % size) : 0));
  return {
    size,
    grey,
    mask,
    flat: grey.slice(),
    flatMask: mask.slice(),
    warnings: [],
  } as unknown as PreparedSide;
}
