import { SIDES } from "../src/lib/data/index";
import {
  contradictions,
  dieGroups,
  pairEvidence,
  studySide,
  type ReviewDecision,
  type SideStudy,
} from "../src/lib/diestudy/index";
import { shippedCalibration } from "../src/lib/matchers/index";
import { random } from "../src/lib/base/random";
import { JudgedStudy } from "./lib/judged-study";
import { madeUpSide, type MadeUpSide } from "./lib/made-up-side";
import type { Row, Stage } from "./lib/stage";
import { uncertainPairs } from "./lib/uncertain-pairs";

/** Studies of each size. */
const SIZES = { 24: 10, 48: 10, 100: 10, 200: 10, 400: 3 };
const DECISIONS = 10;

/** What a judge who knows the truth mends with the first ten decisions, and with as many pairs. */
export const stage: Stage = {
  title: `The order of the review: pairs that made-up studies have wrong, and the share that is mended once the first ${DECISIONS} decisions are judged, or as many pairs in the order of their uncertainty`,
  hasSmall: true,
  async run({ say, small }) {
    const rows: Row[] = [];
    for (const [size, studies] of Object.entries(SIZES)) {
      if (small && Number(size) > 48) continue;
      say(`${size} coins …`);
      const found = Array.from({ length: studies }, (_, seed) => judged(Number(size), seed + 1));
      const sum = (key: keyof ReturnType<typeof judged>) =>
        found.reduce((total, one) => total + one[key], 0);
      rows.push({
        name: `${size} coins, ${studies} studies`,
        wrong: sum("wrong"),
        decisions: sum("decisions"),
        pairs_asked: sum("asked"),
        mended: Number((sum("mended") / sum("wrong")).toFixed(2)),
        mended_by_all: Number((sum("mendedByAll") / sum("wrong")).toFixed(2)),
        mended_by_uncertainty: Number((sum("mendedBefore") / sum("wrong")).toFixed(2)),
        pairs_before: sum("queuedBefore"),
      });
    }
    return rows;
  },
};

interface StudiedSide {
  made: MadeUpSide;
  study: SideStudy;
}

function judged(size: number, seed: number) {
  const rng = random(seed).fork(`${size} coins`);
  const { prior: base } = shippedCalibration();
  const sides = SIDES.map((side): StudiedSide => {
    const made = madeUpSide(side, size, rng.fork(side));
    const study = studySide(side, made.coins, made.pairs, [], { base, random: rng.fork(side) });
    return { made, study };
  });
  const fresh = () => sides.map(({ made, study }) => new JudgedStudy(made.truth, study.dies));
  const wrong = (states: JudgedStudy[]) => states.reduce((sum, one) => sum + one.wrong(), 0);
  const before = wrong(fresh());

  const decisions = sides
    .flatMap(({ study }) => study.decisions)
    .sort((x, y) => y.expectedChange - x.expectedChange);
  const state = fresh();
  let asked = 0;
  for (const decision of decisions.slice(0, DECISIONS))
    asked += decide(decision, state[SIDES.indexOf(decision.side)]);
  const all = fresh();
  for (const decision of decisions) decide(decision, all[SIDES.indexOf(decision.side)]);

  const queue = sides
    .flatMap(({ made }, s) => {
      const evidence = pairEvidence(made.coins, made.pairs);
      const random_ = rng.fork(SIDES[s]).fork("groups");
      const { die, similarity } = dieGroups(evidence, { base, random: random_ });
      return uncertainPairs(SIDES[s], evidence, die, similarity, contradictions(evidence));
    })
    .sort((x, y) => y.uncertainty - x.uncertainty || y.contradictions - x.contradictions);
  const former = fresh();
  for (const { side, a, b } of queue.slice(0, asked)) {
    const [i, j] = [Number(a) - 1, Number(b) - 1];
    former[SIDES.indexOf(side)].answer(i, j, [[i], [j]]);
  }
  return {
    wrong: before,
    decisions: decisions.length,
    asked,
    mended: before - wrong(state),
    mendedByAll: before - wrong(all),
    mendedBefore: before - wrong(former),
    queuedBefore: queue.length,
  };
}

/** Answers a decision pair by pair until it is made. @returns number of pairs */
function decide({ kind, coins, pairs }: ReviewDecision, state: JudgedStudy): number {
  const part = coins.map((coin) => Number(coin) - 1);
  let asked = 0;
  for (const { a, b } of pairs) {
    const [i, j] = [Number(a) - 1, Number(b) - 1];
    asked++;
    state.answer(i, j, [part]);
    if (kind !== "alone" || state.same(i, j)) break;
  }
  return asked;
}
