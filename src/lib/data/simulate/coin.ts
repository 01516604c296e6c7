import { random, type Random } from "../../random";
import { engrave, type Die, type Side } from "./die";
import { drawFlan, turnedOver, type Flan } from "./flan";
import { age, drawLife, type Life } from "./life";
import { checkedOptions, type SimulateOptions } from "./options";
import { drawShot, photograph, type Picture, type Shot } from "./photograph";
import { planHoard, type HoardPlan, type PlannedCoin } from "./plan";
import { dieToPicture, drawPose, type Homography, type Pose } from "./pose";
import { SPAN, type Relief } from "./relief";
import { drawBlow, strike, type Blow } from "./strike";
import { designType } from "./type";
import { agedDie, blunted } from "./wear";

/** One side's truth: how it lay, how it was struck and lit, and the map from the die to the picture. */
export interface SideTruth {
  readonly pose: Pose;
  readonly blow: Blow;
  readonly shot: Shot;
  /** From the die's design (its middle 0, 0; its diameter 1) to the pixels of this side's picture. */
  readonly dieToPicture: Homography;
}

export interface SimulatedCoin {
  readonly name: string;
  readonly obverse: Picture;
  readonly reverse: Picture;
  readonly obverseDie: string;
  readonly reverseDie: string;
  readonly plan: PlannedCoin;
  readonly truth: { readonly obverse: SideTruth; readonly reverse: SideTruth; readonly wear: number };
}

/** How much of a side's picture the die's diameter takes. */
const FILL = 0.8;

/** The plan that `simulateCoins` follows for these options. */
export function planOf(options: SimulateOptions): HoardPlan {
  const { coins, types, seed } = checkedOptions(options);
  return planHoard({ coins, types, rng: random(seed).fork("plan") });
}

/** A coin's number with leading zeros, as its files are named: all names of a hoard are equally long. */
export const coinName = (coin: number, coins: number): string => String(coin).padStart(Math.max(3, String(coins).length), "0");

/**
 * Simulates a hoard in memory, one coin after another, in the order of their numbers.
 *
 * @throws NumislabError "input" for a number out of range
 */
export function* simulateCoins(options: SimulateOptions): Generator<SimulatedCoin, void, undefined> {
  const { coins, seed, width, rotation, types } = checkedOptions(options);
  const rng = random(seed);
  const size = Math.floor(width / 2);
  const grid = Math.round(Math.min(640, Math.max(160, size * FILL * SPAN * 0.86)));
  const designs = Array.from({ length: types }, (_, i) => designType(rng.fork("types"), i));
  const plan = planOf(options);
  const dies = new Map<string, Die>();
  const uses = new Map<string, number>();
  for (const c of plan.coins) for (const id of [c.obverseDie, c.reverseDie]) uses.set(id, (uses.get(id) ?? 0) + 1);
  const dieOf = (id: string, side: Side, type: number): Die => {
    if (!dies.has(id)) dies.set(id, engrave(designs[type], type, side, grid, rng.fork(`die ${id}`)));
    const die = dies.get(id)!;
    uses.set(id, uses.get(id)! - 1);
    if (uses.get(id) === 0) dies.delete(id); // a hoard of thousands must not hold every die at once
    return die;
  };

  for (const planned of plan.coins) {
    const own = rng.fork(`coin ${planned.coin}`);
    const flan = drawFlan(own.fork("flan"));
    const life = drawLife(own.fork("life"));
    const scale = size * FILL * (1 + own.normal(0, 0.02));
    const side = (name: Side, die: Die, dieAge: number, blank: Flan): { picture: Picture; truth: SideTruth } => {
      const lies = own.fork(name);
      return strikeAndPhotograph(agedDie(die, dieAge), blank, life, drawPose(lies.fork("pose"), size, rotation, scale), size, lies);
    };
    const obverse = side("obverse", dieOf(planned.obverseDie, "obverse", planned.type), planned.obverseAge, flan);
    const reverse = side("reverse", dieOf(planned.reverseDie, "reverse", planned.type), planned.reverseAge, turnedOver(flan, own.uniform(0, 360)));
    yield {
      name: coinName(planned.coin, coins),
      obverse: obverse.picture,
      reverse: reverse.picture,
      obverseDie: planned.obverseDie,
      reverseDie: planned.reverseDie,
      plan: planned,
      truth: { obverse: obverse.truth, reverse: reverse.truth, wear: life.wear },
    };
  }
}

/** One side's way from the die to the picture. */
function strikeAndPhotograph(die: Relief, flan: Flan, life: Life, pose: Pose, size: number, rng: Random): { picture: Picture; truth: SideTruth } {
  const blow = drawBlow(rng.fork("blow"));
  const shot = drawShot(rng.fork("shot"));
  const struck = strike(die, flan, pose, blow, size);
  const worn = { ...struck, height: blunted(struck.height, struck.width, struck.rows, life.wear, pose.scale) };
  const deposits = age(worn, life, pose.scale, rng.fork("age"));
  return {
    picture: photograph(worn, life, deposits, shot, size, pose.scale, rng.fork("noise")),
    truth: { pose, blow, shot, dieToPicture: dieToPicture(pose) },
  };
}
