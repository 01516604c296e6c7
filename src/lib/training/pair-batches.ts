import type { Batch, Example } from "./example";
import type { Random } from "../base/index";
import { coinViews, type AugmentationOptions } from "./coin-views";

const severalDies = (group: readonly Example[]): boolean =>
  group.some(({ die }) => die !== group[0].die);

/**
 * The batches of one epoch: every example once as an anchor, beside it another coin of its die or,
 * where it is the only one, a second view of itself: two of each die or more. Every picture is a
 * random view.
 *
 * @param batch pictures a batch, anchors and partners together
 */
export function* pairBatches(
  examples: readonly Example[],
  batch: number,
  augmentation: AugmentationOptions,
  random: Random,
): Generator<Batch> {
  const show = coinViews(augmentation, examples);
  const partners = new Map<number, Example[]>();
  for (const example of examples) {
    const others = partners.get(example.die);
    if (others) others.push(example);
    else partners.set(example.die, [example]);
  }
  const sides = [...new Set(examples.map((example) => example.side))];
  const groups = sides.flatMap((side) => {
    const anchors = random.shuffle(examples.filter((example) => example.side === side));
    const cut = [];
    for (let i = 0; i < anchors.length; i += batch / 2) cut.push(anchors.slice(i, i + batch / 2));
    // a single die gives no negative pair
    const usable = cut.filter(severalDies);
    return usable.length > 0 ? usable : [anchors].filter(severalDies);
  });
  for (const anchors of random.shuffle(groups)) {
    const chosen = anchors.flatMap((anchor) => {
      const others = partners.get(anchor.die)!.filter((other) => other !== anchor);
      return [anchor, others.length > 0 ? random.pick(others) : anchor];
    });
    yield show(chosen, random);
  }
}
