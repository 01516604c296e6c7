import { SIDES } from "../src/lib/data/index";
import {
  contradictions,
  dieGroups,
  pairEvidence,
  studySide,
  type ReviewDecision,
  type SideStudy,
} from "../src/lib/diestudy/index";
import { startEngine } from "../src/lib/engine/index";
import { shippedCalibration } from "../src/lib/matchers/index";
import { random, type Random } from "../src/lib/base/random";
import { hoardSides, partOfSide } from "./lib/hoard-sides";
import { JudgedStudy } from "./lib/judged-study";
import { madeUpSide, type MadeUpSide } from "./lib/made-up-side";
import type { Row, Stage } from "./lib/stage";
import { uncertainPairs } from "./lib/uncertain-pairs";

/** Made-up studies of each size. */
const SIZES = { 24: 10, 48: 10, 100: 10, 200: 4, 400: 1 };
/** Studies of coins drawn from each hoard of simulated photographs: 91 coins, these seeds. */
const HOARDS = [21, 22];
const DRAWN = { 24: 10, 48: 10 };
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
      const found = Array.from({ length: studies }, (_, seed) => {
        const rng = random(seed + 1).fork(`${size} coins`);
        const sides = SIDES.map((side) => madeUpSide(side, Number(size), rng.fork(side)));
        return judged(sides, rng);
      });
      rows.push(rowOf(`made up, ${size} coins`, found));
    }
    if (small) return rows;
    await startEngine();
    const hoards = [];
    for (const seed of HOARDS) {
      say(`photographs, seed ${seed} …`);
      hoards.push(await hoardSides(seed));
    }
    for (const [size, studies] of Object.entries(DRAWN)) {
      const found = hoards.flatMap((sides, h) =>
        Array.from({ length: studies }, (_, seed) => {
          const rng = random(seed + 1).fork(`hoard ${h}, ${size} coins`);
          const chosen = new Set(rng.shuffle([...sides[0].coins.keys()]).slice(0, Number(size)));
          return judged(
            sides.map((side) => partOfSide(side, chosen)),
            rng,
          );
        }),
      );
      rows.push(rowOf(`photographs, ${size} of 91 coins`, found));
    }
    return rows;
  },
};

function rowOf(name: string, found: ReturnType<typeof judged>[]): Row {
  const sum = (key: keyof (typeof found)[number]) =>
    found.reduce((total, one) => total + one[key], 0);
  const share = (key: "mended" | "mendedByAll" | "mendedBefore") =>
    Number((sum(key) / sum("wrong")).toFixed(2));
  return {
    name: `${name}, ${found.length} studies`,
    wrong: sum("wrong"),
    decisions: sum("decisions"),
    pairs_asked: sum("asked"),
    mended: share("mended"),
    mended_by_all: share("mendedByAll"),
    mended_by_uncertainty: share("mendedBefore"),
    pairs_before: sum("queuedBefore"),
  };
}

interface StudiedSide {
  made: MadeUpSide;
  study: SideStudy;
}

function judged(given: readonly MadeUpSide[], rng: Random) {
  const { prior: base } = shippedCalibration();
  const sides = SIDES.map((side, s): StudiedSide => {
    const made = given[s];
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
      const draws = rng.fork(SIDES[s]).fork("groups"); // as studySide
      const { die, similarity } = dieGroups(evidence, { base, random: draws });
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
