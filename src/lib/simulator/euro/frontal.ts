import type { Picture } from "../../coins/index";
import { random } from "../../base/index";
import type { EuroSide } from "./engraved";
import { photographEuro } from "./photograph";
import type { Shot } from "./shot";

const SHOT: Omit<Shot, "width" | "height"> = {
  share: 0.96,
  right: 0,
  below: 0,
  rotation: 0,
  tilt: 0,
  tiltFrom: 0,
  distance: 9,
  background: "white",
  others: 0,
  pair: false,
  capsule: false,
  caption: "none",
  finish: { wear: 0, patina: 0.1, dirt: 0, scratches: 0, gold: 0.85 },
  lamp: { from: -45, height: 45, softness: 0.4, shine: 0.8, glare: 0, lustre: 0.12 },
  focus: 0,
  motion: 0,
  motionTowards: 0,
  exposure: 1,
  red: 1,
  blue: 1,
  contrast: 1,
  saturation: 1,
  noise: 0,
  quality: 95,
};

/**
 * A clean picture of one simulated side: upright, as struck, lit from the upper left, on white.
 *
 * @param size  pixels a side
 */
export function simulatedEuroSide(side: EuroSide, size = 400): Picture {
  return photographEuro(side, { ...SHOT, width: size, height: size }, random(1));
}
