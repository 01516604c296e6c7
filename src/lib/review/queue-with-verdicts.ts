import { pairKey } from "../data/index";
import { impliedBy, sameJudge, takenVerdicts, type SavedVerdict } from "../diestudy/index";
import type { ReviewStudy } from "./open-study";
import { reviewItems } from "./review-items";
import { decisionsMade } from "./decisions-made";
import { sideOfPair, specimenPairs } from "./specimen-pairs";

/** Whose eyes a queue is for. */
export interface Viewer {
  by: string;
  /** Whether the verdicts of others are kept from them: for a second opinion. */
  independent?: boolean;
}

/**
 * The queue as the page shows it: disputed pairs first, which pairs are judged, which follow from
 * others, and which decisions are made. Judged pairs that are no longer doubtful stand last. Beside
 * it the photographs that may show one coin.
 *
 * @param judgements verdicts of all judges
 */
export async function queueWithVerdicts(
  study: ReviewStudy,
  judgements: readonly SavedVerdict[],
  { by, independent = false }: Viewer,
) {
  const place = new Map(study.coins.map(({ name }, i) => [name, i]));
  const taken = takenVerdicts(
    independent ? judgements.filter((one) => sameJudge(one.by, by)) : judgements,
  );
  const settled = impliedBy(taken);
  const onPair = new Map(
    taken
      .filter(({ a, b }) => place.has(a) && place.has(b))
      .map((verdict) => [pairKey(verdict.side, verdict.a, verdict.b), verdict]),
  );
  const items = await reviewItems(study, [...onPair.values()]);
  const judged = items.map((item) => {
    const { side, a, b } = item;
    const one = onPair.get(pairKey(side, a, b));
    const own = one?.said.find((said) => sameJudge(said.by, by));
    return {
      ...item,
      places: [place.get(a), place.get(b)],
      others: item.others.map((coins) => coins.map((name) => [name, place.get(name)])),
      /** What the study takes; null where nobody judged. */
      verdict: one?.verdict ?? null,
      by: one?.by ?? null,
      /** What this judge says, and what everybody does. */
      own: own?.verdict ?? null,
      said: one?.said.map(({ by: judge, verdict }) => ({ by: judge, verdict })) ?? [],
      disputed: one?.disputed ?? false,
      /** Verdicts on other pairs that cannot all be right beside this one. */
      against:
        one?.against.map(({ a: coinA, b: coinB, verdict, by: judge }) => ({
          a: coinA,
          b: coinB,
          verdict,
          by: judge,
        })) ?? [],
      follows: one ? null : settled.of(side, a, b),
    };
  });
  const decided = decisionsMade(
    judged.map((item) => ({ ...item, verdict: item.disputed ? null : item.verdict })),
  );
  const all = judged.map((item) => ({
    ...item,
    decided: item.decision !== null && decided.has(item.decision.number),
  }));
  const specimens = await specimenPairs(study);
  return {
    specimens: specimens.map((pair) => ({
      ...pair,
      side: sideOfPair(study, pair.a, pair.b) ?? "obverse",
      places: [place.get(pair.a), place.get(pair.b)],
    })),
    items: [...all.filter(({ disputed }) => disputed), ...all.filter(({ disputed }) => !disputed)],
  };
}
