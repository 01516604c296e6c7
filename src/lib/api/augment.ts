/**
 * Random views of photographs, as a training makes them.
 *
 * @module
 */
import {
  type Affine,
  type PhotographRange,
  type Shape,
  augmentBatch,
  batchPictures,
  kerasAffine,
  randomView,
} from "../augment/index";
import { type Random, random as randomFrom } from "../base/index";
import { type Layout, type Picture, type Side, greyPicture } from "../coins/index";
import { networkInputs } from "../models/index";
import type { SiameseConfig } from "../runs/index";

const UNMOVED: Affine = { theta: 0, tx: 0, ty: 0, shear: 0, zx: 1, zy: 1 };

/**
 * A photograph under one affine transform of Keras' ImageDataGenerator, with linear interpolation.
 *
 * @param picture height * width * channels values, 0 to 255, channels interleaved
 * @param movement angle and shear in degrees, shifts in pixels, zooms as factors; what is left out
 *   does not change
 * @see keras-preprocessing `apply_affine_transform`
 */
export function affine(picture: Uint8Array, shape: Shape, movement: Partial<Affine>): Picture {
  const moved = new Float32Array(shape.height * shape.width * shape.channels);
  kerasAffine(picture, shape, { ...UNMOVED, ...movement }, moved, 1 / 255);
  return batchPictures(moved, shape)[0];
}

interface BatchOptions {
  /** Range of each augmentation. */
  range: PhotographRange;
  /** The same generator gives the same batch. */
  random: Random;
}

/**
 * A batch of photographs, each changed at random within the range.
 *
 * @param photographs each height * width * channels values, 0 to 255, channels interleaved
 * @returns [photographs, height, width, channels], values 0 to 1
 */
export function batch(
  photographs: readonly Uint8Array[],
  shape: Shape,
  { range, random }: BatchOptions,
): Float32Array {
  const values = photographs.length * shape.height * shape.width * shape.channels;
  const target = new Float32Array(values);
  augmentBatch(photographs, shape, range, random, target);
  return target;
}

/** The pictures of an augmented `batch`, to look at. */
export function pictures(
  photographs: readonly Uint8Array[],
  shape: Shape,
  options: BatchOptions,
): Picture[] {
  return batchPictures(batch(photographs, shape, options), shape);
}

interface ViewsOptions {
  /** How the side is prepared and augmented. */
  config: SiameseConfig;
  side: Side;
  /** Number of random views. */
  views?: number;
}

/**
 * A coin side as a Siamese network sees it, followed by random views of it.
 *
 * @param file path of the photograph
 * @returns grey pictures of `config.input.size` pixels a side
 * @throws NumislabError "input" where no single coin is found
 */
export async function views(
  file: string,
  { config, side, views: wanted = 7 }: ViewsOptions,
): Promise<Picture[]> {
  const layout: Layout = config.data.layout;
  const [{ picture }] = await networkInputs(file, layout, [side], config.input);
  const { size } = config.input;
  const random = randomFrom(config.seed);
  const augmented = Array.from({ length: wanted }, () => {
    const view = new Float32Array(size * size);
    randomView(picture, size, config.augment, random, view);
    return view;
  });
  return [picture, ...augmented].map((values) => greyPicture(values, size, size, -3, 3));
}
