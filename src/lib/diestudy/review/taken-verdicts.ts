import { pairKey } from "../../data/index";
import { disjointSets } from "../../metrics/index";
import { impliedBy } from "./implied-verdicts";
import { judgeKey } from "./judges";
import type { SavedVerdict } from "./saved-verdict";

/** What the study takes of the verdicts on one pair; `by` and `at` are those of the one taken. */
export interface TakenVerdict extends SavedVerdict {
  /** What each judge says, in the order of their verdicts. */
  said: readonly SavedVerdict[];
  /**
   * Whether judges differ and nothing has settled it: the verdict is `unsure`, and `by` and `at` are
   * those of the last.
   */
  disputed: boolean;
  /** The verdicts of others that cannot all be right beside this one; empty where the pair's own differ. */
  against: readonly SavedVerdict[];
}

/**
 * What the study takes where several judge: one verdict a pair.
 *
 * Who cannot tell takes no part. Where all others agree, their verdict is taken. Where they differ,
 * the pair is disputed and counts as unsure until a later verdict settles it: one that more than
 * half of them then share. A verdict that comes last and stands alone therefore opens a dispute,
 * even against a majority. Verdicts on several pairs that cannot all be right (a and b same, b and c
 * same, a and c different) are disputed likewise, unless one judge gave them all.
 *
 * @param verdicts of every judge, in the order of their rows (see `readJudgements`)
 * @returns in the order of the last verdicts on the pairs
 */
export function takenVerdicts(verdicts: readonly SavedVerdict[]): TakenVerdict[] {
  const byPair = new Map<string, SavedVerdict[]>();
  for (const verdict of verdicts) {
    const key = pairKey(verdict.side, verdict.a, verdict.b);
    const said = [...(byPair.get(key) ?? []), verdict];
    byPair.delete(key); // so that the newest stands last
    byPair.set(key, said);
  }
  return withoutContradictions([...byPair.values()].map(takenOf));
}

function takenOf(said: readonly SavedVerdict[]): TakenVerdict {
  const decided = said.filter(({ verdict }) => verdict !== "unsure");
  const last = decided.at(-1) ?? said.at(-1)!;
  const sharing = decided.filter(({ verdict }) => verdict === last.verdict).length;
  const disputed = decided.length > 0 && 2 * sharing <= decided.length;
  return { ...last, ...(disputed ? UNSURE : {}), said, disputed, against: [] };
}

const UNSURE = { verdict: "unsure" } as const;

/**
 * Disputes over several pairs: each of their verdicts becomes unsure. What one judge alone
 * contradicts stays, and is an error of the table.
 */
function withoutContradictions(taken: readonly TakenVerdict[]): TakenVerdict[] {
  if (areConsistent(taken)) return [...taken];
  const consistent = new Map<string, TakenVerdict>();
  const against = new Map<string, readonly TakenVerdict[]>();
  for (const one of taken) {
    const path = impliedBy([...consistent.values()]).contradicting(one);
    const pairs = [one, ...path];
    if (path.length === 0 || oneJudge(pairs)) consistent.set(keyOf(one), one);
    else
      for (const pair of pairs) {
        consistent.delete(keyOf(pair));
        against.set(
          keyOf(pair),
          pairs.filter((other) => other !== pair),
        );
      }
  }
  return taken.map((one) => {
    const others = against.get(keyOf(one));
    return others === undefined
      ? one
      : { ...one, ...UNSURE, disputed: true, against: others.map(bare) };
  });
}

/** Whether no two coins are called different that are the same over others. */
function areConsistent(taken: readonly TakenVerdict[]): boolean {
  const places = new Map<string, number>();
  const place = (side: string, coin: string) => {
    const key = `${side}\n${coin}`;
    if (!places.has(key)) places.set(key, places.size);
    return places.get(key)!;
  };
  const ends = taken.map(({ side, a, b }) => [place(side, a), place(side, b)]);
  const { find, join } = disjointSets(places.size);
  taken.forEach(({ verdict }, i) => verdict === "same" && join(ends[i][0], ends[i][1]));
  return taken.every(
    ({ verdict }, i) => verdict !== "different" || find(ends[i][0]) !== find(ends[i][1]),
  );
}

const keyOf = ({ side, a, b }: SavedVerdict) => pairKey(side, a, b);

const bare = ({ side, a, b, verdict, by, at }: TakenVerdict): SavedVerdict => ({
  side,
  a,
  b,
  verdict,
  by,
  at,
});

/** Whether one person gave all of these verdicts. */
const oneJudge = (pairs: readonly TakenVerdict[]): boolean =>
  pairs[0].said.some(({ by }) =>
    pairs.every(({ verdict, said }) =>
      said.some((own) => judgeKey(own.by) === judgeKey(by) && own.verdict === verdict),
    ),
  );
