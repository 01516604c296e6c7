import { beyondChance } from "./beyond-chance";

/**
 * Cohen's kappa: how far two judges agree beyond what their own shares of each answer would give by
 * chance. 1 is perfect agreement, 0 is chance.
 *
 * @param first answers of one judge, one an item
 * @param second answers of the other on the same items
 * @param weights of the items; 1 where they are left out
 * @returns NaN where both give one and the same answer throughout, and where there is no item
 * @see Cohen 1960, A coefficient of agreement for nominal scales; scikit-learn `cohen_kappa_score`
 */
export function cohenKappa(
  first: readonly string[],
  second: readonly string[],
  weights?: ArrayLike<number>,
): number {
  let [agreed, total] = [0, 0];
  const [ofFirst, ofSecond] = [new Map<string, number>(), new Map<string, number>()];
  first.forEach((answer, i) => {
    const weight = weights?.[i] ?? 1;
    total += weight;
    if (answer === second[i]) agreed += weight;
    ofFirst.set(answer, (ofFirst.get(answer) ?? 0) + weight);
    ofSecond.set(second[i], (ofSecond.get(second[i]) ?? 0) + weight);
  });
  let chance = 0;
  for (const [answer, weight] of ofFirst) chance += weight * (ofSecond.get(answer) ?? 0);
  return beyondChance(agreed / total, chance / total ** 2);
}
