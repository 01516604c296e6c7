import { join } from "node:path";
import type { Side } from "../../coins/index";
import { SIDES, dieOf } from "../../data/index";
import { lightOf, type Decision, type Embeddings, type SiameseModel } from "../../models/index";
import type { OnProgress, Random } from "../../base/index";
import { trainEmbedder, type Epoch, type Example, type StopSignal } from "../../training/index";
import { choicePairs, decide, type ChoicePairs } from "../decisions";
import { embedSides } from "../../matchers/index";
import type { ReadyCoin, ReadyCoins } from "./ready-coins";
import type { SiameseConfig } from "../../runs/index";
import { siameseNetwork } from "./siamese-network";
import type { FoldRoles } from "./split-coins";
import { retrievalPrecision } from "./retrieval-precision";

/** A model that never saw the coins of one fold. */
export interface TrainedFold {
  model: SiameseModel;
  embeddings: Record<Side, Embeddings>;
  decisions: Record<Side, Decision>;
  /** The pairs that the decisions were made by. */
  choice: Record<Side, ChoicePairs>;
  history: Epoch[];
  bestEpoch: number;
  /** Why training was stopped, null where it finished. */
  stopped: string | null;
}

/**
 * Trains an embedder on the training folds, with an eye on the validation fold, embeds every coin
 * with it, and chooses thresholds and calibration without the tested fold.
 *
 * @param extra coins to train on beside the training folds
 * @param fold the tested one, of `folds`; its checkpoint lies in the run folder and is resumed
 */
export async function trainFold(
  settings: SiameseConfig,
  { coins, leftOut }: ReadyCoins,
  extra: readonly ReadyCoin[],
  { training, validation }: FoldRoles,
  fold: number,
  folds: number,
  folder: string,
  draw: Random,
  signal: StopSignal,
  onProgress: OnProgress,
  onEpoch: (epoch: Epoch, history: readonly Epoch[]) => Promise<void>,
): Promise<TrainedFold> {
  const { loss, sampler, augment } = settings;
  const { size } = settings.input;
  const restrike = augment.restrike ? lightOf(settings.input) : null;
  const { network, encoder } = siameseNetwork(settings, settings.seed + fold);
  const inWhich = settings.split.crossValidate ? `fold ${fold + 1} of ${folds}, ` : "";
  const { epochs } = settings.training;
  const shareOf = (epoch: number, share: number) => (fold + (epoch - 1 + share) / epochs) / folds;
  let note: string | undefined;
  const { history, bestEpoch, stopped } = await trainEmbedder(
    network,
    { size, map: encoder.map, loss, sampler, augment, restrike, ...settings.training },
    {
      examples: toExamples([...training.map((i) => coins[i]), ...extra]),
      validate: retrievalPrecision(
        toExamples(validation.map((i) => coins[i])),
        encoder,
        augment,
        draw.fork("validation views"),
      ),
      random: draw.fork("batches"),
      signal,
      checkpoint: join(folder, fold === 0 ? "checkpoint.bin" : `checkpoint-fold-${fold}.bin`),
      onBatch: (done, total, epoch) =>
        onProgress({
          stage: `${inWhich}epoch ${epoch} of at most ${epochs}`,
          done,
          total,
          share: shareOf(epoch, done / total),
          note,
        }),
      onEpoch: async (epoch, all) => {
        const detail = `loss ${epoch.loss.toFixed(4)}, validation ${epoch.validation.toFixed(4)}`;
        note = detail;
        const share = shareOf(epoch.epoch, 1);
        onProgress({ stage: `${inWhich}epoch ${epoch.epoch}`, done: 1, total: 1, detail, share });
        await onEpoch(epoch, all);
      },
    },
  );
  const embeddings = await embedSides(network, encoder, coins);
  const choice = choicePairs(coins, embeddings, validation, training, leftOut);
  const decisions = decide(choice);
  return {
    model: { network, card: { kind: "siamese", ...encoder, decisions } },
    embeddings,
    decisions,
    choice,
    history,
    bestEpoch,
    stopped,
  };
}

/** Both sides of some coins to learn from; a side whose die is not known teaches nothing. */
function toExamples(coins: readonly ReadyCoin[]): Example[] {
  const numbers = new Map<string, number>();
  return SIDES.flatMap((side) =>
    coins.flatMap((coin) => {
      const die = dieOf(coin, side);
      if (die === null) return [];
      const key = `${side} ${die}`;
      if (!numbers.has(key)) numbers.set(key, numbers.size);
      const { pictures, hoard, unlabelled } = coin;
      return [{ picture: pictures[side], die: numbers.get(key)!, side, hoard, unlabelled }];
    }),
  );
}
