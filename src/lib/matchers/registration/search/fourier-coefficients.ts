import { tf } from "../../../engine/index";
import {
  band,
  FREQUENCIES_PER_AXIS,
  fourierMatrix,
  passed,
  placesOf,
  SCREEN_SIZE,
  type Band,
} from "./band";
import type { Shift } from "./shifts";

/**
 * Fourier coefficients of images and their shifts, as tensors; the coarse search is a matrix
 * product of them.
 */
export interface FourierCoefficients {
  /**
   * Unit coefficient vectors of pictures, one row each, from SCREEN_SIZE² values each: cosine
   * parts, then sine parts.
   */
  of(pictures: readonly Float32Array[]): tf.Tensor2D;
  /** The coefficients at every shift: one row per picture and shift. */
  shifted(coefficients: tf.Tensor2D): tf.Tensor2D;
  dispose(): void;
}

/**
 * @param shifts where a picture may lie on another
 * @param coefficients the frequencies; those of the coarse search where left out
 */
export function fourierCoefficients(
  shifts: readonly Shift[],
  coefficients: Band = band(),
): FourierCoefficients {
  const n = SCREEN_SIZE;
  const { kx, ky, count } = coefficients;
  const angles = new Float32Array(shifts.length * count);
  shifts.forEach(({ x, y }, s) => {
    // a shift of half a frame is a phase of pi at one cycle per frame
    for (let k = 0; k < count; k++) angles[s * count + k] = Math.PI * (kx[k] * x + ky[k] * y);
  });
  const [cos, sin, basis, places, weight, signed] = tf.tidy(() => {
    const angle = tf.tensor3d(angles, [1, shifts.length, count]);
    const weights = passed(coefficients);
    const signs = weights.map((value, k) => (ky[k] < 0 ? -value : value));
    const gain = tf.tensor3d(
      shifts.map((shift) => shift.gain),
      [1, shifts.length, 1],
    );
    return [
      tf.cos(angle).mul(gain),
      tf.sin(angle).mul(gain),
      tf.tensor2d(fourierMatrix(), [n, 2 * FREQUENCIES_PER_AXIS]),
      tf.tensor1d(placesOf(coefficients), "int32"),
      tf.tensor1d(weights),
      tf.tensor1d(signs),
    ];
  });
  return {
    // Separable transform, rows then columns: a tenth of the work of one product with every
    // frequency.
    of: (pictures) =>
      tf.tidy(() => {
        const pixels = tf.concat(
          pictures.map((values) => tf.tensor2d(values, [values.length / n, n])),
        );
        const across = tf
          .matMul(pixels, basis as tf.Tensor2D)
          .reshape([-1, n, 2 * FREQUENCIES_PER_AXIS])
          .transpose([0, 2, 1]);
        const both = tf
          .matMul(across.reshape([-1, n]), basis as tf.Tensor2D)
          .reshape([-1, (2 * FREQUENCIES_PER_AXIS) ** 2]);
        const [cc, ss, sc, cs] = tf.split(tf.gather(both, places as tf.Tensor1D, 1), 4, 1);
        const found = tf.concat(
          [cc.mul(weight).sub(ss.mul(signed)), sc.mul(weight).add(cs.mul(signed))],
          1,
        );
        return found.div(found.square().sum(1, true).sqrt().add(1e-6)) as tf.Tensor2D;
      }),
    shifted: (unmoved) =>
      tf.tidy(() => {
        const [re, im] = tf.split(unmoved.expandDims(1), 2, 2);
        const rows = tf.concat([re.mul(cos).add(im.mul(sin)), im.mul(cos).sub(re.mul(sin))], 2);
        return rows.reshape([unmoved.shape[0] * shifts.length, 2 * count]) as tf.Tensor2D;
      }),
    dispose: () => tf.dispose([cos, sin, basis, places, weight, signed]),
  };
}
