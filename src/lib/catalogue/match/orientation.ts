import { gaussian } from "../../coins/index";
import { FRAME } from "./coin-frame";

/**
 * Which way brightness changes at each pixel of a frame: a vector of twice the gradient's angle, 0
 * … 1 long, so that a slope and its opposite are the same. Light from another side turns slopes
 * round and changes their strength, rarely their line; the vector's length is relative to the
 * slopes around, so contrast hardly matters.
 */
export interface OrientationField {
  re: Float32Array;
  im: Float32Array;
}

/** Blur before slopes are taken, and the width of ‘around’, in pixels of the frame. */
const [GRADIENT_SIGMA_PX, NEIGHBOURHOOD_SIGMA_PX] = [1, 8];
/** A slope, in grey levels over two pixels, under which the surface is as good as flat. */
const MIN_GRADIENT_LEVELS = 0.5;

export function orientationField(frame: Float32Array): OrientationField {
  const soft = gaussian(frame, FRAME, FRAME, GRADIENT_SIGMA_PX);
  const [re, im, steep] = [
    new Float32Array(frame.length),
    new Float32Array(frame.length),
    new Float32Array(frame.length),
  ];
  const size = FRAME; // read once: an import is looked up at every use
  for (let y = 1; y < size - 1; y++) {
    for (let x = 1, at = y * size + 1; x < size - 1; x++, at++) {
      const across = soft[at + 1] - soft[at - 1];
      const down = soft[at + size] - soft[at - size];
      const length = Math.sqrt(across * across + down * down);
      if (length < 1e-6) continue;
      re[at] = (across * across - down * down) / length;
      im[at] = (2 * across * down) / length;
      steep[at] = length;
    }
  }
  const around = gaussian(steep, FRAME, FRAME, NEIGHBOURHOOD_SIGMA_PX);
  for (let at = 0; at < re.length; at++) {
    const gain = 1 / (steep[at] + around[at] + MIN_GRADIENT_LEVELS);
    re[at] *= gain;
    im[at] *= gain;
  }
  return { re, im };
}

/**
 * The field without what changes slowly over the coin, such as the turn of the rings that every
 * coin has: in detail, and in broad strokes for a first fit.
 */
export const fineField = (field: OrientationField): OrientationField => between(field, 0.8, 10);
export const broadField = (field: OrientationField): OrientationField => between(field, 2.5, 12);
/** The field for the screen. */
export const softField = ({ re, im }: OrientationField): OrientationField => ({
  re: gaussian(re, FRAME, FRAME, 2),
  im: gaussian(im, FRAME, FRAME, 2),
});

function between({ re, im }: OrientationField, fine: number, wide: number): OrientationField {
  const band = (plane: Float32Array) => {
    const [soft, slow] = [gaussian(plane, FRAME, FRAME, fine), gaussian(plane, FRAME, FRAME, wide)];
    for (let i = 0; i < soft.length; i++) soft[i] -= slow[i];
    return soft;
  };
  return { re: band(re), im: band(im) };
}
