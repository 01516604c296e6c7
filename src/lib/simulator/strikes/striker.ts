import { random, type Random } from "../../base/index";
import { engrave, type Die, type Side } from "./die";
import type { GroundKind } from "./grounds";
import { drawFlan, turnedOver, type Flan } from "./flan";
import { radians } from "./curves";
import { age, drawLife, type Deposits, type Life } from "./life";
import { mapsOf, type SideMaps } from "./maps";
import { checkedOptions, type SimulateOptions } from "./options";
import { drawShot, photograph, type Picture } from "./photograph";
import { planHoard, type HoardPlan, type PlannedCoin } from "./plan";
import { apply, compose, dieToPicture, drawPose, type Homography, type Pose } from "./pose";
import { drawRetake, laterLife, resurfaced } from "./rephotograph";
import { SPAN, type Relief } from "./relief";
import type { SideTruth, SimulatedCoin } from "./simulated-coin";
import { drawBlow, strike, type Surface } from "./strike";
import { designType } from "./type";
import { agedDie, blunted } from "./wear";

/**
 * How much of a side's picture the die's diameter takes, and how that differs from coin to coin
 * (standard deviation).
 */
const FILL = 0.77;
const FILL_SPREAD = 0.035;
/** Hands at work on the dies of one type. */
const ENGRAVERS = 3;
/** Dies kept at hand: a hoard of thousands must not hold every die at once. */
const DIES_KEPT = 64;

/** The plan that a simulation follows for these options. */
export function planOf(options: SimulateOptions): HoardPlan {
  const { coins, types, seed, dies, dieOutput, rephotographs } = checkedOptions(options);
  const plan = planHoard({
    coins,
    types,
    dies: dies ?? undefined,
    dieOutput,
    rng: random(seed).fork("plan"),
  });
  const again = random(seed)
    .fork("rephotographs")
    .shuffle(plan.coins)
    .slice(0, rephotographs)
    .map((coin, i) => ({ ...coin, coin: coins + i + 1, specimen: coin.coin }));
  return { ...plan, coins: [...plan.coins, ...again] };
}

/**
 * A coin's number with leading zeros, as its files are named: all names of a hoard are equally
 * long.
 */
export const coinName = (coin: number, coins: number): string =>
  String(coin).padStart(Math.max(3, String(coins).length), "0");

/**
 * Strikes the coins of a hoard, in any order: a coin comes out the same whichever were struck
 * before it, and in whatever thread.
 */
export function hoardStriker(options: SimulateOptions): (planned: PlannedCoin) => SimulatedCoin {
  const { coins, seed, width, rotation, types, maps, grounds, rephotographs } =
    checkedOptions(options);
  const rng = random(seed);
  const size = Math.floor(width / 2);
  const grid = Math.round(Math.min(640, Math.max(160, size * FILL * SPAN * 0.88)));
  const designs = Array.from({ length: types }, (_, i) => designType(rng.fork("types"), i));
  const dies = new Map<string, Die>();
  const dieOf = (id: string, side: Side, type: number): Die => {
    const own = rng.fork(`die ${id}`);
    const engraver = rng.fork(
      `engraver ${own.fork("engraver").integer(ENGRAVERS)} of type ${type}`,
    );
    const die = dies.get(id) ?? engrave(designs[type], type, side, grid, own, engraver);
    dies.delete(id);
    dies.set(id, die); // the latest used stands last
    if (dies.size > DIES_KEPT) dies.delete(dies.keys().next().value!);
    return die;
  };

  return (planned) => {
    const own = rng.fork(`coin ${planned.specimen ?? planned.coin}`);
    const again = planned.specimen === undefined ? null : rng.fork(`coin ${planned.coin}`);
    const flan = drawFlan(own.fork("flan"));
    const life = drawLife(own.fork("life"));
    const ground = (again ?? own).fork("ground").pick(grounds);
    const later = again && laterLife(life, again.fork("life"));
    const scale = size * Math.min(0.85, FILL + own.normal(0, FILL_SPREAD));
    const side = (name: Side, die: Die, dieAge: number, blank: Flan): StruckSide => {
      const lies = own.fork(name);
      return strikeAndPhotograph(
        agedDie(die, dieAge),
        blank,
        life,
        drawPose(lies.fork("pose"), size, rotation, scale),
        { size, maps, ground },
        lies,
        again && { life: later!, rotation, rng: again.fork(name) },
      );
    };
    const obverse = side(
      "obverse",
      dieOf(planned.obverseDie, "obverse", planned.type),
      planned.obverseAge,
      flan,
    );
    const reverse = side(
      "reverse",
      dieOf(planned.reverseDie, "reverse", planned.type),
      planned.reverseAge,
      turnedOver(flan, own.uniform(0, 360)),
    );
    return {
      name: coinName(planned.coin, coins + rephotographs),
      obverse: obverse.picture,
      reverse: reverse.picture,
      obverseDie: planned.obverseDie,
      reverseDie: planned.reverseDie,
      plan: planned,
      truth: { obverse: obverse.truth, reverse: reverse.truth, wear: life.wear, ground },
      maps: obverse.maps && reverse.maps ? { obverse: obverse.maps, reverse: reverse.maps } : null,
    };
  };
}

interface StruckSide {
  picture: Picture;
  truth: SideTruth;
  maps: SideMaps | null;
}

/** What differs where a coin is photographed again. */
interface Again {
  life: Life;
  rotation: number;
  rng: Random;
}

/** One side's way from the die to the picture. @param again where it is photographed again */
function strikeAndPhotograph(
  die: Relief,
  flan: Flan,
  life: Life,
  pose: Pose,
  { size, maps, ground }: { size: number; maps: boolean; ground: GroundKind },
  rng: Random,
  again: Again | null,
): StruckSide {
  const blow = drawBlow(rng.fork("blow"));
  const struck = strike(die, flan, pose, blow, size);
  const worn = {
    ...struck,
    height: blunted(struck.height, struck.width, struck.rows, life.wear, pose.scale),
  };
  const deposits = age(worn, life, pose.scale, rng.fork("age"));
  const first = { surface: worn, deposits, life, pose, dieToPicture: dieToPicture(pose), rng };
  const seen = again ? seenAgain(first, again, size) : first;
  const shot = drawShot(seen.rng.fork("shot"));
  return {
    picture: photograph(seen.surface, {
      life: seen.life,
      deposits: seen.deposits,
      shot,
      size,
      perDiameter: seen.pose.scale,
      ground,
      rng: seen.rng.fork("noise"),
    }),
    truth: { pose: seen.pose, blow, shot, dieToPicture: seen.dieToPicture },
    maps: maps ? mapsOf(seen.surface, size, seen.pose.scale) : null,
  };
}

/** A coin before the camera. */
interface Seen {
  surface: Surface;
  deposits: Deposits;
  life: Life;
  pose: Pose;
  dieToPicture: Homography;
  rng: Random;
}

/** The same coin as it lies before the camera another time. */
function seenAgain(first: Seen, { life, rotation, rng }: Again, size: number): Seen {
  const { map, turn, scale } = drawRetake(rng.fork("pose"), first.pose.turn, { rotation, size });
  const by = radians(turn - first.pose.turn);
  const [x, y] = first.pose.offCentre;
  return {
    ...resurfaced(first.surface, first.deposits, { map, size }),
    life,
    pose: {
      ...first.pose,
      turn,
      scale: first.pose.scale * scale,
      offCentre: [Math.cos(by) * x - Math.sin(by) * y, Math.sin(by) * x + Math.cos(by) * y],
      middle: apply(map, first.pose.middle),
    },
    dieToPicture: compose(map, first.dieToPicture),
    rng,
  };
}
