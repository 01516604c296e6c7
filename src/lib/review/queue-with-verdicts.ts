import { pairKey } from "../data/index";
import type { SavedVerdict } from "../diestudy/index";
import type { ReviewStudy } from "./open-study";
import { reviewItems } from "./review-items";
import { decisionsMade } from "./decisions-made";
import { impliedBy } from "./implied-verdicts";

/**
 * The queue as the page shows it: which pairs are judged, which follow from others, and which
 * decisions are made. Judged pairs that are no longer doubtful stand last.
 */
export async function queueWithVerdicts(study: ReviewStudy, verdicts: readonly SavedVerdict[]) {
  const settled = impliedBy(verdicts);
  const place = new Map(study.coins.map(({ name }, i) => [name, i]));
  const said = new Map(
    verdicts
      .filter(({ a, b }) => place.has(a) && place.has(b))
      .map((verdict) => [pairKey(verdict.side, verdict.a, verdict.b), verdict]),
  );
  const items = await reviewItems(study, [...said.values()]);
  const judged = items.map((item) => {
    const { side, a, b } = item;
    const own = said.get(pairKey(side, a, b));
    return {
      ...item,
      places: [place.get(a), place.get(b)],
      others: item.others.map((coins) => coins.map((name) => [name, place.get(name)])),
      verdict: own?.verdict ?? null,
      by: own?.by ?? null,
      follows: own ? null : settled.of(side, a, b),
    };
  });
  const decided = decisionsMade(judged);
  return {
    items: judged.map((item) => ({
      ...item,
      decided: item.decision !== null && decided.has(item.decision.number),
    })),
  };
}
