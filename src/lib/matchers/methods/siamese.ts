import { NumislabError } from "../../base/index";
import { probability } from "../../metrics/index";
import {
  decisionsFor,
  embedInputs,
  folderScores,
  loadSiamese,
  readInputs,
  scoreEverySide,
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
    decisionsFor: (coins) => decisionsFor(model.card, coins),
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
    score(sides) {
      let used = decisions; // of the side that is scored
      return scoreEveryPair(sides, {
        async scores(own: readonly NamedSide<NetworkInput>[]) {
          const embeddings = await embedInputs(
            model,
            own.map(({ seen }) => seen),
          );
          const raw = scoreEverySide(
            embeddings,
            own.map((_, i) => i),
          );
          const scored = folderScores(model.card, raw, own.length);
          used = scored.decisions;
          return scored.scores;
        },
        judge: (side, score) => ({
          probability: probability(used[side].calibration, score),
          answer: score >= used[side].threshold ? "same" : "different",
        }),
      });
    },
    close: async () => {},
  };
}
