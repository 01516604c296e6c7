import { NumislabError } from "../../base/index";
import { answerOfProbability } from "../judge";
import type {
  Matcher,
  MatchMethod,
  MatchTable,
  NamedSide,
  PreparedPhotograph,
  PreparedSide,
} from "../matcher";
import { registration } from "./registration";
import { siamese } from "./siamese";

/** Probabilities are clipped to this distance from 0 and 1, so that no method decides alone. */
const MIN_PROBABILITY = 1e-6;

/**
 * The mean of the log-odds that registration and a Siamese network give: late fusion of calibrated
 * methods with equal weights.
 *
 * @see Kittler, Hatef, Duin and Matas 1998, On combining classifiers (the product rule)
 */
export const fusion: MatchMethod = {
  name: "fusion",
  summary: "mean of the log-odds of registration and a Siamese network (--model)",
  title: "fusion of registration and a Siamese network",
  training: "a network is trained; its model card says on which coins",
  takes: ["model", "anyRotation", "calibration"],
  async open({ model, ...options }) {
    if (model === undefined)
      throw new NumislabError(
        "usage",
        "the method fusion needs a trained model: name a run or a model's folder with --model",
      );
    const network = await siamese.open({ model, threads: options.threads, caches: options.caches });
    return fused("fusion", [await registration.open(options), network]);
  },
};

/**
 * A matcher that answers by the mean of the log-odds of others. A photograph that one of them
 * refuses is refused. Swapped halves are found by the first that can.
 *
 * @param parts calibrated matchers that look at every pair
 */
export function fused(name: string, parts: readonly Matcher[]): Matcher<unknown[]> {
  const withRelief = parts.findIndex(({ relief }) => relief);
  const priorOf = (side: "obverse" | "reverse") =>
    probabilityOf(mean(parts.map((part) => logit(part.calibration.prior[side]))));
  const decision = {
    threshold: 0,
    calibration: { slope: 1, intercept: 0 },
    chosenOn: parts.map((part) => part.name).join(" and "),
  };
  return {
    name,
    everyPair: true,
    calibration: {
      decisions: { obverse: decision, reverse: decision },
      prior: { obverse: priorOf("obverse"), reverse: priorOf("reverse") },
      otherwise: NaN,
    },
    async prepare(photographs, layout, onProgress) {
      const byPart: PreparedPhotograph[][] = [];
      for (const part of parts) byPart.push(await part.prepare(photographs, layout, onProgress));
      return photographs.map((_, i) => together(byPart.map((prepared) => prepared[i])));
    },
    async score(sides, onProgress, options) {
      const tables: MatchTable[] = [];
      for (const [k, part] of parts.entries()) {
        const own = sides.map((one): NamedSide<unknown> => ({ ...one, seen: one.seen[k] }));
        tables.push(await part.score(own, onProgress, options));
      }
      return meanLogOdds(tables);
    },
    relief: withRelief < 0 ? undefined : (seen) => parts[withRelief].relief!(seen[withRelief]),
    close: async () => void (await Promise.all(parts.map((part) => part.close()))),
  };
}

function together(prepared: readonly PreparedPhotograph[]): PreparedPhotograph<unknown[]> {
  const refusal = prepared.find((one) => one.refusal)?.refusal ?? null;
  if (refusal) return { sides: [], refusal };
  return {
    refusal,
    sides: prepared[0].sides.map(({ side }, s): PreparedSide<unknown[]> => ({
      side,
      seen: prepared.map(({ sides }) => sides[s].seen),
      warnings: [...new Set(prepared.flatMap(({ sides }) => sides[s].warnings))],
    })),
  };
}

/** Tables of the same pairs in the same order as one. */
function meanLogOdds(tables: readonly MatchTable[]): MatchTable {
  const [first] = tables;
  const score = first.score.map((_, row) =>
    mean(tables.map(({ probability }) => logit(probability[row]))),
  );
  const probability = score.map(probabilityOf);
  return {
    ...first,
    score,
    probability,
    answer: Array.from(probability, answerOfProbability),
  };
}

const logit = (chance: number): number => {
  const held = Math.min(Math.max(chance, MIN_PROBABILITY), 1 - MIN_PROBABILITY);
  return Math.log(held / (1 - held));
};
const probabilityOf = (odds: number): number => 1 / (1 + Math.exp(-odds));
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
