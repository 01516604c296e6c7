import { inNaturalOrder } from "../photographs-in";
import { doubtfulLabels, type DoubtfulLabel } from "./doubtful-labels";
import type { Looks } from "./look-at-photograph";
import { neighbourVote } from "./neighbour-vote";
import { correlation } from "./unrolled-coin";

export interface Judged {
  /**
   * What the photographs were compared by: that of the two by which neighbours agree more often
   * with the labels.
   */
  by: "relief" | "colour";
  /**
   * Share of the photographs whose label their neighbours give them: the higher, the more a doubt
   * weighs.
   */
  agreement: number;
  doubtful: DoubtfulLabel[];
}

/** A class of fewer photographs has too few neighbours to vote. */
const MIN_LABELS = 5;

/**
 * Which labels look wrong: each photograph's class is put to the vote of the photographs most like
 * it, by relief in the best rotation or by colour.
 *
 * @returns null where there are not two classes of five photographs
 */
export function judgeLabels(
  photographs: readonly (Looks & { label: string })[],
  isCopy: (i: number, j: number) => boolean,
): Judged | null {
  const labels = photographs.map((p) => p.label);
  const classes = [...new Set(labels)].sort(inNaturalOrder);
  if (classes.filter((c) => labels.filter((l) => l === c).length >= MIN_LABELS).length < 2)
    return null;
  const judges = {
    relief: () =>
      neighbourVote(
        labels,
        classes,
        (i, j) => correlation(photographs[i].relief, photographs[j].relief),
        (like) => Math.exp(10 * like),
        isCopy,
      ),
    colour: () =>
      neighbourVote(
        labels,
        classes,
        (i, j) => -distance(photographs[i].colours, photographs[j].colours),
        (like) => 1 / (1e-3 - like),
        isCopy,
      ),
  };
  const [relief, colour] = (["relief", "colour"] as const).map((by) => {
    const probabilities = judges[by]();
    const agreeing = probabilities.filter(
      (p, i) => p[classes.indexOf(labels[i])] === Math.max(...p),
    );
    return {
      by,
      agreement: agreeing.length / labels.length,
      doubtful: doubtfulLabels(labels, classes, probabilities),
    };
  });
  return relief.agreement >= colour.agreement ? relief : colour;
}

function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return Math.sqrt(sum);
}
