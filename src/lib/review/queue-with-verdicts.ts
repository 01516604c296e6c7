import { pairKey } from "../data/index";
import type { SavedVerdict } from "../diestudy/index";
import { reviewItems, type ReviewStudy } from "./open-study";
import { impliedBy } from "./implied-verdicts";

/**
 * The queue as the page shows it: which pairs are judged, and which follow from others. Judged
 * pairs that are no longer doubtful stand last.
 */
export async function queueWithVerdicts(study: ReviewStudy, verdicts: readonly SavedVerdict[]) {
  const settled = impliedBy(verdicts);
  const place = new Map(study.coins.map(({ name }, i) => [name, i]));
  const said = new Map(
    verdicts
      .filter(({ coinA, coinB }) => place.has(coinA) && place.has(coinB))
      .map((verdict) => [pairKey(verdict.side, verdict.coinA, verdict.coinB), verdict]),
  );
  const items = (await reviewItems(study, [...said.values()])).map((item) => {
    const { side, coinA, coinB } = item;
    const own = said.get(pairKey(side, coinA, coinB));
    return {
      ...item,
      places: [place.get(coinA), place.get(coinB)],
      verdict: own?.verdict ?? null,
      by: own?.by ?? null,
      follows: own ? null : settled.of(side, coinA, coinB),
    };
  });
  return { items };
}
