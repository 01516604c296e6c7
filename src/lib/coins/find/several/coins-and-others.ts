import type { Picture } from "../../picture";
import type { OutlineEllipse } from "./ellipse-of-curve";
import { mayBeMetal } from "./metal-colour";
import { roundThings, type RoundThing } from "./round-things";

/** The round things of a photograph: coins, and those that are none or too doubtful. */
export interface CoinsAndOthers {
  coins: RoundThing[];
  others: RoundThing[];
}

/** A rim with less evidence is none, or no coin's. */
const [MIN_EVIDENCE, MIN_COIN_EVIDENCE] = [0.6, 0.72];
/** Rims that say how large and how tilted coins are in this photograph have this evidence. */
const SURE_EVIDENCE = 0.85;
/**
 * A coin is at least this wide as a share of the widest, and at most this much wider than the
 * median: euro coins are from 16.25 to 25.75 mm wide, and some lie further away.
 */
const [MIN_RELATIVE_SIZE, MAX_RELATIVE_SIZE] = [0.42, 2];
/**
 * Coins that lie on one table are seen at one slant: the ratio of the axes of a coin is at most
 * this far from the median. No coin that can be read is seen at a greater slant than the second.
 */
const [MAX_AXIS_RATIO_CHANGE, MIN_AXIS_RATIO] = [0.15, 0.6];

/**
 * The coins of a photograph: round things whose rim is seen well and whose colour may be that of
 * metal, of which none is much smaller or larger than the others, or seen at another slant.
 */
export function coinsAndOthers(picture: Picture): CoinsAndOthers {
  const things = roundThings(picture).filter(({ evidence }) => evidence > MIN_EVIDENCE);
  const probable = things.filter(
    ({ evidence, ellipse }) => evidence > MIN_COIN_EVIDENCE && mayBeMetal(picture, ellipse),
  );
  const sure = probable.filter(({ evidence }) => evidence > SURE_EVIDENCE);
  const like = fitsWith((sure.length > 0 ? sure : probable).map(({ ellipse }) => ellipse));
  const coins = probable.filter(({ ellipse }) => like(ellipse));
  return { coins, others: things.filter((thing) => !coins.includes(thing)) };
}

function fitsWith(known: readonly OutlineEllipse[]): (ellipse: OutlineEllipse) => boolean {
  const sizes = known.map(({ a }) => a).sort((p, q) => p - q);
  const ratios = known.map(({ a, b }) => b / a).sort((p, q) => p - q);
  const [size, ratio] = [sizes, ratios].map((sorted) => sorted[sorted.length >> 1]);
  const widest = Math.min(sizes[sizes.length - 1], MAX_RELATIVE_SIZE * size);
  return ({ a, b }) =>
    b / a > Math.max(MIN_AXIS_RATIO, ratio - MAX_AXIS_RATIO_CHANGE) &&
    a > MIN_RELATIVE_SIZE * widest &&
    a < MAX_RELATIVE_SIZE * size;
}
