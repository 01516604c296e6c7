import type { Random } from "../base/index";
import { coinViews, type AugmentationOptions } from "./coin-views";
import type { Batch, Example } from "./example";

/**
 * The batches of one epoch, several coins of several dies of one side in each: m samples per class
 * (MPerClassSampler of pytorch-metric-learning), where a class is a die. The coins of a die are
 * shuffled and cut into samples of `perDie`, the last one smaller; the samples of a die go to
 * different batches as far as there are enough, so every coin is used once per epoch. A sample of
 * one coin is completed by another coin of its die, or by a second view of the coin if it is the
 * only one. A batch of a single die gets a sample of another die. Every picture is a random view.
 *
 * @param batch pictures per batch, approximately: samples are not cut
 * @param sampler.coins from the same die in a batch, 2 or more
 * @param sampler.hoards whether a batch may hold coins of several
 */
export function* mPerDieBatches(
  examples: readonly Example[],
  batch: number,
  { coins: perDie, hoards }: { coins: number; hoards?: "mixed" | "apart" },
  augmentation: AugmentationOptions,
  random: Random,
): Generator<Batch> {
  const show = coinViews(augmentation, examples);
  const groupOf = ({ side, hoard }: Example) => (hoards === "apart" ? `${side} ${hoard}` : side);
  const groups = [...new Set(examples.map(groupOf))];
  const batches = groups.flatMap((group) => {
    const own = examples.filter((example) => groupOf(example) === group);
    const dies = [...new Set(own.map(({ die }) => die))].map((die) =>
      own.filter((example) => example.die === die),
    );
    // a single die gives no negative pair
    return dies.length < 2 ? [] : batchesOfGroup(dies, batch, perDie, random);
  });
  for (const samples of random.shuffle(batches)) yield show(samples.flat(), random);
}

/** @returns the samples of each batch */
function batchesOfGroup(
  dies: readonly Example[][],
  batch: number,
  perDie: number,
  random: Random,
): Example[][][] {
  const samples = random.shuffle(dies).flatMap((coins) => samplesOfDie(coins, perDie, random));
  const count = Math.min(Math.ceil(samples.flat().length / batch), samples.length >> 1);
  const batches = Array.from({ length: count }, (_, b) =>
    samples.filter((_, i) => i % count === b),
  );
  for (const own of batches) {
    const { die } = own[0][0];
    if (own.some(([first]) => first.die !== die)) continue;
    own.push(
      samplesOfDie(random.pick(dies.filter(([first]) => first.die !== die)), perDie, random)[0],
    );
  }
  return batches;
}

function samplesOfDie(coins: readonly Example[], perDie: number, random: Random): Example[][] {
  const order = random.shuffle(coins);
  const samples = Array.from({ length: Math.ceil(order.length / perDie) }, (_, h) =>
    order.slice(h * perDie, (h + 1) * perDie),
  );
  const last = samples[samples.length - 1];
  if (last.length === 1)
    last.push(order.length > 1 ? order[random.integer(order.length - 1)] : order[0]);
  return samples;
}
