import type { Random } from "../base/index";
import { coinViews, type Showing } from "./coin-views";
import type { Batch, Example } from "./example";

/**
 * The batches of one epoch, several coins of several dies of one side in each: the coins of a die
 * are dealt, in random order, into handfuls of `perDie`, the last of them smaller, and the handfuls
 * of a die go into batches of their own as far as there are enough. So every coin is shown once. A
 * coin left alone is joined by another of its die, or by a second view of itself where it is the
 * only one; a batch of a single die by a handful of another. Every picture is a random view.
 *
 * @param batch pictures a batch, about: handfuls are not cut
 * @param sampler.coins of one die in a batch, 2 or more
 * @param sampler.hoards whether a batch may hold coins of several
 */
export function* mPerDieBatches(
  examples: readonly Example[],
  batch: number,
  { coins: perDie, hoards }: { coins: number; hoards?: "mixed" | "apart" },
  showing: Showing,
  random: Random,
): Generator<Batch> {
  const show = coinViews(showing);
  const groupOf = ({ side, hoard }: Example) => (hoards === "apart" ? `${side} ${hoard}` : side);
  const groups = [...new Set(examples.map(groupOf))];
  const batches = groups.flatMap((group) => {
    const own = examples.filter((example) => groupOf(example) === group);
    const dies = [...new Set(own.map(({ die }) => die))].map((die) =>
      own.filter((example) => example.die === die),
    );
    // one die alone has nothing to be told from
    return dies.length < 2 ? [] : batchesOfGroup(dies, batch, perDie, random);
  });
  for (const handfuls of random.shuffle(batches)) yield show(handfuls.flat(), random);
}

/** @returns for each batch its handfuls */
function batchesOfGroup(
  dies: readonly Example[][],
  batch: number,
  perDie: number,
  random: Random,
): Example[][][] {
  const handfuls = random.shuffle(dies).flatMap((coins) => dealt(coins, perDie, random));
  const count = Math.min(Math.ceil(handfuls.flat().length / batch), handfuls.length >> 1);
  const batches = Array.from({ length: count }, (_, b) =>
    handfuls.filter((_, i) => i % count === b),
  );
  for (const own of batches) {
    const { die } = own[0][0];
    if (own.some(([first]) => first.die !== die)) continue;
    own.push(dealt(random.pick(dies.filter(([first]) => first.die !== die)), perDie, random)[0]);
  }
  return batches;
}

function dealt(coins: readonly Example[], perDie: number, random: Random): Example[][] {
  const order = random.shuffle(coins);
  const handfuls = Array.from({ length: Math.ceil(order.length / perDie) }, (_, h) =>
    order.slice(h * perDie, (h + 1) * perDie),
  );
  const last = handfuls[handfuls.length - 1];
  if (last.length === 1)
    last.push(order.length > 1 ? order[random.integer(order.length - 1)] : order[0]);
  return handfuls;
}
