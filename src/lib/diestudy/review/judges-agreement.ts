import { random } from "../../base/index";
import { pairKey } from "../../data/index";
import {
  cohenKappa,
  coinBootstrap,
  fleissKappa,
  numberCoins,
  wilson,
  type Interval,
} from "../../metrics/index";
import { judgeKey, judgesOf } from "./judges";
import type { SavedVerdict } from "./saved-verdict";

/** How far judges agree on the pairs that all of them judged. */
export interface Agreement {
  judges: string[];
  /** Of two judges Cohen's, of more Fleiss'. */
  statistic: "cohen" | "fleiss";
  /** Pairs that all of them judged. */
  pairs: number;
  /** Share of these on which all say the same (Wilson). */
  share: Interval;
  /**
   * Beyond chance, over same, different and unsure; NaN where every verdict is the same word, and
   * its interval also where there are too few pairs.
   */
  kappa: Interval;
}

/** The agreement of all judges, and where they are more than two, of each two of them. */
export interface JudgesAgreement extends Agreement {
  /** Verdicts of each judge. */
  verdicts: Record<string, number>;
  pairwise: Agreement[];
}

/**
 * The agreement of those who judged, by name; verdicts without one are left out. Intervals of kappa
 * are drawn by coins (see `coinBootstrap`), for pairs share coins.
 *
 * @param verdicts of every judge (see `readJudgements`)
 * @returns null where fewer than two are named
 */
export function judgesAgreement(
  verdicts: readonly SavedVerdict[],
  { resamples = 1000 } = {},
): JudgesAgreement | null {
  const judges = judgesOf(verdicts);
  if (judges.length < 2) return null;
  const of = (own: string[]) => agreementOf(own, verdicts, resamples);
  return {
    ...of(judges),
    verdicts: Object.fromEntries(
      judges.map((name) => [
        name,
        verdicts.filter(({ by }) => judgeKey(by) === judgeKey(name)).length,
      ]),
    ),
    pairwise:
      judges.length === 2
        ? []
        : judges.flatMap((one, i) => judges.slice(i + 1).map((other) => of([one, other]))),
  };
}

function agreementOf(
  judges: string[],
  verdicts: readonly SavedVerdict[],
  resamples: number,
): Agreement {
  const { pairs, answers } = judgedByAll(judges, verdicts);
  const [a, b] = [answers.map(([answer]) => answer), answers.map(([, answer]) => answer)];
  const { numbered, coins } = numberCoins({
    a: pairs.map((pair) => pair.a),
    b: pairs.map((pair) => pair.b),
  });
  const kappa = coinBootstrap(
    numbered,
    coins,
    (weights) => (judges.length === 2 ? cohenKappa(a, b, weights) : fleissKappa(answers, weights)),
    random(1).fork("agreement"),
    { resamples },
  );
  return {
    judges,
    statistic: judges.length === 2 ? "cohen" : "fleiss",
    pairs: pairs.length,
    share: wilson(
      answers.filter((own) => own.every((answer) => answer === own[0])).length,
      pairs.length,
    ),
    kappa,
  };
}

/** The pairs that each of the judges judged, and their answers in the order of the judges. */
function judgedByAll(judges: readonly string[], verdicts: readonly SavedVerdict[]) {
  const place = new Map(judges.map((name, i) => [judgeKey(name), i]));
  const byPair = new Map<string, { pair: SavedVerdict; answers: string[] }>();
  for (const verdict of verdicts) {
    const judge = place.get(judgeKey(verdict.by));
    if (judge === undefined) continue;
    const key = pairKey(verdict.side, verdict.a, verdict.b);
    if (!byPair.has(key)) byPair.set(key, { pair: verdict, answers: [] });
    byPair.get(key)!.answers[judge] = verdict.verdict;
  }
  const all = [...byPair.values()].filter(({ answers }) =>
    judges.every((_, i) => answers[i] !== undefined),
  );
  return { pairs: all.map(({ pair }) => pair), answers: all.map(({ answers }) => answers) };
}
