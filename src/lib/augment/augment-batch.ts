import type { Random } from "../base/index";
import { blurPicture } from "./blur";
import { jpegLoss } from "./jpeg";
import { kerasAffine, randomAffine, type AffineRange, type Shape } from "./keras-affine";
import { lightFrom } from "./light";
import { addNoise } from "./noise";

/**
 * Range of the augmentation of photographs. An option that is 0 or not given changes nothing and
 * draws no random number. None mirrors: no coin is its own mirror image.
 */
export interface PhotographRange {
  /** Keras' movements. */
  affine: AffineRange;
  /**
   * Any angle of the whole turn, each as likely, on top of the affine's and in the same
   * interpolation: nobody lays coins upright.
   */
  anyAngle?: boolean;
  /**
   * Directional light: largest relative change of brightness at the edges of the picture, 0 to 1.
   */
  light?: number;
  /**
   * Largest side of a patch of one random colour that lies over the coin, as a share of the
   * picture, 0 to 1.
   */
  erase?: number;
  /** Largest sigma of a Gaussian blur, in pixels. */
  blur?: number;
  /** All channels times 1 - exposure to 1 + exposure, 0 to 1. */
  exposure?: number;
  /**
   * Each channel times a factor of its own from 1 - colour to 1 + colour, 0 to 1: a colour cast.
   */
  colour?: number;
  /** Largest standard deviation of noise, as a share of the way from black to white. */
  noise?: number;
  /**
   * JPEG loss: the quality is a whole number from 100 - jpeg to 100, on libjpeg's scale. 0 to 99.
   */
  jpeg?: number;
}

/**
 * Photographs one after another, each changed at random, in the order in which a coin, its light
 * and a camera would do it: moved, lit, partly covered, blurred, exposed, noisy, kept as JPEG. With
 * nothing but `affine` the values and the draws are those of `kerasAffineBatch` with a scale of
 * 1/255, to the bit. The same generator gives the same batch.
 *
 * @param pictures of one shape, values 0 … 255, channels interleaved; three channels are RGB
 * @param target [pictures, height, width, channels]: values 0 to 1
 */
export function augmentBatch(
  pictures: readonly Uint8Array[],
  shape: Shape,
  range: PhotographRange,
  random: Random,
  target: Float32Array,
): void {
  const length = shape.height * shape.width * shape.channels;
  pictures.forEach((picture, i) =>
    augment(picture, shape, range, random, target.subarray(i * length, (i + 1) * length)),
  );
}

function augment(
  picture: Uint8Array,
  shape: Shape,
  range: PhotographRange,
  random: Random,
  target: Float32Array,
): void {
  const { anyAngle, light, erase, blur, exposure, colour, noise, jpeg } = range;
  const affine = randomAffine(range.affine, shape, random);
  if (anyAngle) affine.theta += random.uniform(-180, 180);
  kerasAffine(picture, shape, affine, target, 1 / 255);
  if (light) lightFrom(target, shape, random.uniform(0, 2 * Math.PI), random.uniform(0, light));
  if (erase) cover(target, shape, erase, random);
  if (blur) blurPicture(target, shape, random.uniform(0, blur));
  if (exposure || colour) expose(target, shape.channels, exposure ?? 0, colour ?? 0, random);
  if (noise) addNoise(target, random.uniform(0, noise), 1 + random.integer(0xffffffff));
  if (exposure || colour || noise)
    for (let i = 0; i < target.length; i++)
      target[i] = target[i] < 0 ? 0 : target[i] > 1 ? 1 : target[i];
  if (jpeg) jpegLoss(target, shape, 100 - random.integer(jpeg + 1));
}

/** Lays a rectangle of one colour over the picture; some of it may be beyond the edge. */
function cover(
  picture: Float32Array,
  { height, width, channels }: Shape,
  largest: number,
  random: Random,
): void {
  const [tall, wide] = [random.uniform(0, largest) * height, random.uniform(0, largest) * width];
  const [middleY, middleX] = [random.uniform(0, height), random.uniform(0, width)];
  const paint = Float32Array.from({ length: channels }, () => random.next());
  const [top, bottom] = [
    Math.max(0, Math.round(middleY - tall / 2)),
    Math.min(height, Math.round(middleY + tall / 2)),
  ];
  const [left, right] = [
    Math.max(0, Math.round(middleX - wide / 2)),
    Math.min(width, Math.round(middleX + wide / 2)),
  ];
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) picture.set(paint, (y * width + x) * channels);
}

/** Multiplies each channel by the exposure's factor and one of its own. */
function expose(
  picture: Float32Array,
  channels: number,
  exposure: number,
  colour: number,
  random: Random,
): void {
  const within = (limit: number) => (limit ? random.uniform(1 - limit, 1 + limit) : 1);
  const all = within(exposure);
  const gains = Float64Array.from({ length: channels }, () => all * within(colour));
  for (let i = 0; i < picture.length; i += channels)
    for (let c = 0; c < channels; c++) picture[i + c] *= gains[c];
}
