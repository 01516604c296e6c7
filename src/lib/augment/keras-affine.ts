import type { Random } from "../base/index";

/** How far a photograph may be moved, in the words and units of Keras' ImageDataGenerator. */
export interface AffineRange {
  /** Largest angle either way, in degrees. */
  rotation: number;
  /** Largest shift either way, as a share of the height. */
  heightShift: number;
  /** Largest shift either way, as a share of the width. */
  widthShift: number;
  /** Largest shear angle either way, in degrees too: 0.1 is next to nothing. */
  shear: number;
  /** Width and height are scaled by factors of their own from 1 - zoom to 1 + zoom. */
  zoom: number;
}

/**
 * One movement, with Keras' names: from a place in the moved picture to the place in the photograph
 * that it shows. x runs along a row, y down a column.
 */
export interface Affine {
  /** Degrees. */
  theta: number;
  /** Pixels. */
  tx: number;
  ty: number;
  /** Degrees. */
  shear: number;
  /** Factors: 2 shows twice as much, half as large. */
  zx: number;
  zy: number;
}

/** Rows, columns and values a pixel. */
export interface Shape {
  height: number;
  width: number;
  channels: number;
}

/**
 * A movement within the range, drawn in Keras' order: angle, the two shifts, shear, the two zooms,
 * and the two draws for mirroring, which Keras makes also where nothing is mirrored, as no coin may
 * be. Keras draws tx, which moves along a row, from the range of the height, and ty from that of
 * the width: so does this.
 *
 * @see keras-preprocessing `ImageDataGenerator.get_random_transform`
 */
export function randomAffine(range: AffineRange, { height, width }: Shape, random: Random): Affine {
  // Keras draws nothing for 0
  const within = (limit: number) => (limit === 0 ? 0 : random.uniform(-limit, limit));
  const zoom = () => (range.zoom === 0 ? 1 : random.uniform(1 - range.zoom, 1 + range.zoom));
  const drawn = {
    theta: within(range.rotation),
    tx: within(range.heightShift) * height,
    ty: within(range.widthShift) * width,
    shear: within(range.shear),
    zx: zoom(),
    zy: zoom(),
  };
  random.next();
  random.next();
  return drawn;
}

/**
 * Moves a picture as Keras does: each place of the result, counted from the middle, times rotation
 * · shift · shear · zoom is a place of the photograph; linear interpolation between four pixels;
 * beyond the edge, the edge goes on. Equal to Keras to the bit of a 32-bit float.
 *
 * @param picture height * width * channels values, channels interleaved
 * @param target receives as many
 * @param scale what the result is multiplied by, as Keras' `rescale` is: after the movement
 * @see keras-preprocessing `apply_affine_transform`, SciPy `ndimage.affine_transform(order=1,
 *   mode="nearest")`
 */
export function kerasAffine(
  picture: Uint8Array | Float32Array,
  shape: Shape,
  affine: Affine,
  target: Float32Array,
  scale = 1,
): void {
  const { height, width, channels } = shape;
  const [turn, slant] = [(affine.theta * Math.PI) / 180, (affine.shear * Math.PI) / 180];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [xx, xy] = [cos * affine.zx, -(cos * Math.sin(slant) + sin * Math.cos(slant)) * affine.zy];
  const [yx, yy] = [sin * affine.zx, (cos * Math.cos(slant) - sin * Math.sin(slant)) * affine.zy];
  // Keras takes x's middle from the height and y's from the width; it matters for oblong pictures
  // alone.
  const [middleX, middleY] = [height / 2 - 0.5, width / 2 - 0.5];
  const x0 = cos * affine.tx - sin * affine.ty + middleX - xx * middleX - xy * middleY;
  const y0 = sin * affine.tx + cos * affine.ty + middleY - yx * middleX - yy * middleY;
  const factor = Math.fround(scale);
  const line = width * channels;
  for (let y = 0, out = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = Math.min(Math.max(yy * y + yx * x + y0, 0), height - 1);
      const v = Math.min(Math.max(xy * y + xx * x + x0, 0), width - 1);
      const top = u | 0;
      const left = v | 0;
      const down = u - top;
      const right = v - left;
      const weight11 = down * right;
      const weight10 = down - weight11;
      const weight01 = right - weight11;
      const weight00 = 1 - down - weight01;
      let from = top * line + left * channels;
      const across = left < width - 1 ? channels : 0;
      const below = top < height - 1 ? line : 0;
      for (let channel = 0; channel < channels; channel++, from++, out++) {
        const value =
          weight00 * picture[from] +
          weight01 * picture[from + across] +
          weight10 * picture[from + below] +
          weight11 * picture[from + below + across];
        target[out] = Math.fround(value) * factor;
      }
    }
  }
}

/**
 * Pictures one after another, each moved at random.
 *
 * @param pictures  of one shape
 * @param target  [pictures, height, width, channels]
 * @param scale  see `kerasAffine`
 */
export function kerasAffineBatch(
  pictures: readonly (Uint8Array | Float32Array)[],
  shape: Shape,
  range: AffineRange,
  random: Random,
  target: Float32Array,
  scale = 1,
): void {
  const length = shape.height * shape.width * shape.channels;
  pictures.forEach((picture, i) => {
    kerasAffine(
      picture,
      shape,
      randomAffine(range, shape, random),
      target.subarray(i * length, (i + 1) * length),
      scale,
    );
  });
}
