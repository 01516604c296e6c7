import { beyondChance } from "./beyond-chance";

/**
 * Fleiss' kappa: how far several judges agree beyond what the shares of each answer over all of them
 * would give by chance. 1 is perfect agreement, 0 is chance.
 *
 * @param answers of each item one answer a judge; every item by the same number of judges, two or
 *   more
 * @param weights of the items; 1 where they are left out
 * @returns NaN where all give one and the same answer throughout, and where there is no item
 * @see Fleiss 1971, Measuring nominal scale agreement among many raters; statsmodels `fleiss_kappa`
 */
export function fleissKappa(
  answers: readonly (readonly string[])[],
  weights?: ArrayLike<number>,
): number {
  const shares = new Map<string, number>();
  let [agreement, total] = [0, 0];
  answers.forEach((item, i) => {
    const weight = weights?.[i] ?? 1;
    const times = new Map<string, number>();
    for (const answer of item) times.set(answer, (times.get(answer) ?? 0) + 1);
    let agreeing = 0; // ordered pairs of judges
    for (const [answer, n] of times) {
      agreeing += n * (n - 1);
      shares.set(answer, (shares.get(answer) ?? 0) + (weight * n) / item.length);
    }
    agreement += (weight * agreeing) / (item.length * (item.length - 1));
    total += weight;
  });
  const chance = [...shares.values()].reduce((sum, share) => sum + (share / total) ** 2, 0);
  return beyondChance(agreement / total, chance);
}
