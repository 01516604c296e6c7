import { SIDES } from "../src/lib/data/index";
import { studySide } from "../src/lib/diestudy/index";
import { startEngine } from "../src/lib/engine/index";
import { shippedCalibration } from "../src/lib/matchers/index";
import { wilson } from "../src/lib/metrics/index";
import { random, type Random } from "../src/lib/base/random";
import { hoardSides } from "./lib/hoard-sides";
import { madeUpSide, type MadeUpSide } from "./lib/made-up-side";
import type { Row, Stage } from "./lib/stage";

/** Share of the coins that are new, and of the dies that the known study does not have. */
const NEW = 0.3;
const HELD_OUT = 0.3;
const MADE_UP = { 50: 5, 100: 5 };
/** Hoards of 91 simulated photographs, and how often each is divided. */
const HOARDS = [21, 22];
const DIVISIONS = 10;

/** New coins assigned to the dies of a known study, some of whose dies it does not have. */
export const stage: Stage = {
  title: `Known dies: ${100 * NEW} % of the coins are new, ${100 * HELD_OUT} % of the dies are not known`,
  hasSmall: true,
  async run({ say, small }) {
    const rows: Row[] = [];
    for (const [coins, studies] of Object.entries(MADE_UP)) {
      if (small && Number(coins) > 50) continue;
      say(`${coins} coins …`);
      const counts = Array.from({ length: studies }, (_, seed) => {
        const rng = random(seed + 1).fork(`known dies, ${coins}`);
        return SIDES.map((side) => assign(madeUpSide(side, Number(coins), rng.fork(side)), rng));
      });
      rows.push(rowOf(`made up, ${coins} coins, ${studies} studies`, counts.flat()));
    }
    if (small) return rows;
    await startEngine();
    for (const seed of HOARDS) {
      say(`photographs, seed ${seed} …`);
      const sides = await hoardSides(seed);
      const counts = Array.from({ length: DIVISIONS }, (_, k) =>
        sides.map((side) => assign(side, random(k + 1).fork(`hoard ${seed}`))),
      );
      rows.push(rowOf(`photographs, seed ${seed}, ${DIVISIONS} divisions`, counts.flat()));
    }
    return rows;
  },
};

interface Counts {
  /** New coins whose die is known: all, given to it, and given to another known die. */
  known: number;
  right: number;
  wrong: number;
  /** New coins whose die is not known: all, and given to a known die. */
  unknown: number;
  falsely: number;
}

function assign({ coins, truth, pairs }: MadeUpSide, rng: Random): Counts {
  const { side } = pairs[0];
  const draws = rng.fork(`division of the ${side}s`);
  const heldOut = new Set([...new Set(truth)].filter(() => draws.next() < HELD_OUT));
  const isNew = coins.map(() => draws.next() < NEW);
  const known = new Map(
    coins.flatMap((coin, i): [string, string][] =>
      isNew[i] || heldOut.has(truth[i]) ? [] : [[coin, `die ${truth[i]}`]],
    ),
  );
  // coins of dies that are held out are all new
  const own = pairs.filter(({ a, b }) => !known.has(a) || !known.has(b));
  const { prior: base } = shippedCalibration();
  const study = studySide(side, coins, own, [], { base, random: rng.fork(side), known });
  const dies = new Set(known.values());
  const counts = { known: 0, right: 0, wrong: 0, unknown: 0, falsely: 0 };
  study.coins.forEach((coin, i) => {
    const die = `die ${truth[coins.indexOf(coin)]}`;
    if (dies.has(die)) {
      counts.known++;
      if (study.dies[i] === die) counts.right++;
      else if (study.assigned![i].known) counts.wrong++;
    } else {
      counts.unknown++;
      if (study.assigned![i].known) counts.falsely++;
    }
  });
  return counts;
}

function rowOf(name: string, counts: readonly Counts[]): Row {
  const sum = (key: keyof Counts) => counts.reduce((total, one) => total + one[key], 0);
  const share = (part: number, all: number) => {
    const { low, high } = wilson(part, all);
    return {
      value: Number((part / all).toFixed(3)),
      low: Number(low.toFixed(3)),
      high: Number(high.toFixed(3)),
    };
  };
  const recall = share(sum("right"), sum("known"));
  const falsely = share(sum("falsely"), sum("unknown"));
  return {
    name,
    of_known_dies: sum("known"),
    recall: recall.value,
    recall_low: recall.low,
    recall_high: recall.high,
    to_another_known_die: sum("wrong"),
    of_unknown_dies: sum("unknown"),
    false_assignments: falsely.value,
    false_low: falsely.low,
    false_high: falsely.high,
  };
}
