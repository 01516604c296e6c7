import { blur } from "../strikes/blur";
import { relief, type Relief } from "../strikes/relief";
import { engraveAltamira } from "./altamira";
import { engraveAthens } from "./athens";
import { engraveCommonSide } from "./common-side";
import { engraveFrance } from "./france";
import { engraveVatican } from "./vatican";

/**
 * What can lie before the camera: the designs by their class, and the side that all 2-euro coins
 * share.
 */
const ENGRAVERS = {
  Altamira: engraveAltamira,
  Atenas: engraveAthens,
  Francia: engraveFrance,
  Vaticano: engraveVatican,
  common: engraveCommonSide,
};

export type EuroSide = keyof typeof ENGRAVERS;

/** Designs are engraved on this grid, and shrunk to the others. */
const SIZES = [696, 520, 400, 304, 232, 176, 128];

const made = new Map<string, Relief>();

/**
 * The height field of a side, on the coarsest grid that has this many pixels to the coin's
 * diameter; made once.
 */
export function engraved(side: EuroSide, perDiameter: number): Relief {
  const size = SIZES.filter((s) => s >= perDiameter * 1.16).pop() ?? SIZES[0];
  const key = `${side} ${size}`;
  let field = made.get(key);
  if (!field) {
    field = size === SIZES[0] ? ENGRAVERS[side](size) : shrunk(engraved(side, SIZES[0]), size);
    made.set(key, field);
  }
  return field;
}

function shrunk({ data, size: from }: Relief, size: number): Relief {
  const step = from / size;
  const soft = blur(data, from, from, 0.45 * step);
  const out = relief(size);
  for (let y = 0; y < size; y++) {
    const v = (y + 0.5) * step - 0.5;
    const top = Math.min(from - 2, Math.floor(v));
    for (let x = 0; x < size; x++) {
      const u = (x + 0.5) * step - 0.5;
      const left = Math.min(from - 2, Math.floor(u));
      const at = top * from + left;
      const [s, t] = [u - left, v - top];
      out.data[y * size + x] =
        (1 - t) * ((1 - s) * soft[at] + s * soft[at + 1]) +
        t * ((1 - s) * soft[at + from] + s * soft[at + from + 1]);
    }
  }
  return out;
}
