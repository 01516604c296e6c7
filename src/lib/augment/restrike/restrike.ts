import { flatten } from "../../coins/index";
import type { Random } from "../../base/index";
import { coinMask } from "./coin-mask";
import { cutFlan } from "./flan";
import type { RestrikeRange } from "./range";
import { relight } from "./relight";
import { slowField } from "./smooth-noise";
import { photograph, pit, roughen, weaken, wear } from "./surface";
import { warp } from "./warp";

/** What a restruck view is made with. */
export interface RestrikeOptions {
  range: RestrikeRange;
  /** How light is evened out again: see `flatten`. */
  light: { wide: number; contrast: number };
  /** Relief of another coin, of the same size, to be laid over; null for none. */
  other: Float32Array | null;
  random: Random;
}

/** Grey of a relief of height 1, as a share of white: enough to stand far above `flatten`'s offset. */
const GREY_OF_RELIEF = 0.1;

/**
 * A coin side as another strike of its die might look: other light, another flan, worn, weakly
 * struck, corroded, photographed again. Light is evened out again at the end, as it is in the
 * picture.
 *
 * @param picture a side with its light evened out, `size * size` values, 0 outside the coin
 * @param target where the view is written, same length
 */
export function restrike(
  picture: Float32Array,
  size: number,
  { range, light, other, random }: RestrikeOptions,
  target: Float32Array,
): void {
  const mask = coinMask(picture, size);
  const struck = warp({ values: relight(picture, size, range, random), mask }, size, range, random);
  const { values } = struck;
  cutFlan(struck.mask, size, range.flan, random);
  wear(values, size, range.wear, random);
  weaken(values, size, range, { other, random });
  pit(values, size, range.pits, random);
  roughen(values, size, range.grain, random);
  photograph(values, size, range, random);
  const gain = slowField(size, 3, { of: (value) => Math.exp(0.4 * value), random });
  const offset = slowField(size, 3, { of: (value) => 0.4 * value, random });
  const grey = new Float32Array(values.length);
  for (let i = 0; i < grey.length; i++)
    if (struck.mask[i]) grey[i] = GREY_OF_RELIEF * (values[i] * gain[i] + offset[i]);
  target.set(flatten({ size, grey, mask: struck.mask }, light).flat);
}
