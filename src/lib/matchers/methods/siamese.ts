import { NumislabError } from "../../base/index";
import { probability } from "../../metrics/index";
import {
  embedInputs,
  loadSiamese,
  readInputs,
  scorePairs,
  type NetworkInput,
  type SiameseModel,
} from "../../models/index";
import { scoreEveryPair } from "../judge";
import type { Matcher, MatcherOptions, MatchMethod, NamedSide } from "../matcher";

/** A trained Siamese network, at its own thresholds and calibration. */
export const siamese: MatchMethod = {
  name: "siamese",
  summary: "a trained Siamese network (--model)",
  title: "Siamese network",
  training: "a network is trained; its model card says on which coins",
  takes: ["model"],
  async open({ model: folder, ...options }) {
    if (folder === undefined)
      throw new NumislabError(
        "usage",
        "the method siamese needs a trained model: name a run or a model's folder with --model",
      );
    const model = await loadSiamese(folder);
    return {
      ...siameseMatcher(model, options),
      close: async () => void model.network.dispose(),
    };
  },
};

/** A matcher of a model that is loaded; it stays so when the matcher is closed. */
export function siameseMatcher(
  model: SiameseModel,
  { threads, caches = {} }: Pick<MatcherOptions, "threads" | "caches"> = {},
): Matcher<NetworkInput> {
  const { decisions, input } = model.card;
  return {
    name: "siamese",
    everyPair: true,
    calibration: {
      decisions,
      prior: {
        obverse: decisions.obverse.prior ?? NaN,
        reverse: decisions.reverse.prior ?? NaN,
      },
      otherwise: NaN,
    },
    async prepare(photographs, layout, onProgress) {
      const read = await readInputs(photographs, layout, input, {
        cache: caches.inputs,
        threads: threads === undefined ? undefined : Math.max(1, threads),
        onProgress: (done, total) =>
          onProgress?.({ stage: "reading and normalising photographs", done, total }),
      });
      return read.map(({ inputs, refusal }) => ({
        refusal,
        sides: inputs.map((seen) => ({ side: seen.side, seen, warnings: seen.warnings })),
      }));
    },
    score: (sides) =>
      scoreEveryPair(sides, {
        async scores(own: readonly NamedSide<NetworkInput>[]) {
          const a = own.flatMap((_, i) => own.slice(i + 1).map(() => i));
          const b = own.flatMap((_, i) => own.slice(i + 1).map((_other, k) => i + 1 + k));
          const inputs = own.map(({ seen }) => seen);
          return scorePairs(await embedInputs(model, inputs), { a, b });
        },
        judge: (side, score) => ({
          probability: probability(decisions[side].calibration, score),
          answer: score >= decisions[side].threshold ? "same" : "different",
        }),
      }),
    close: async () => {},
  };
}
