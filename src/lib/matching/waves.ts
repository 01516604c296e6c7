import { tf } from "../engine/index";
import { band, SCREEN_SIZE, toBand } from "./band";

/** Pictures and their shifts as waves on the engine: what the screen multiplies. */
export interface Waves {
  /** Unit vectors of pictures, a row each, from SCREEN_SIZE² values each. */
  of(pictures: readonly Float32Array[]): tf.Tensor2D;
  /** The same at every shift: as many rows a picture as there are shifts. */
  shifted(waves: tf.Tensor2D): tf.Tensor2D;
  dispose(): void;
}

/** @param shifts  where a picture may lie on another, in halves of the frame */
export function wavesOf(shifts: readonly (readonly [number, number])[]): Waves {
  const { kx, ky, count } = band();
  const basis = tf.tensor2d(toBand({ kx, ky, count }), [SCREEN_SIZE ** 2, 2 * count]);
  const angles = new Float32Array(shifts.length * count);
  shifts.forEach(([x, y], s) => {
    for (let k = 0; k < count; k++) angles[s * count + k] = Math.PI * (kx[k] * x + ky[k] * y); // half a frame is half a turn of a wave
  });
  const [cos, sin] = tf.tidy(() => {
    const angle = tf.tensor3d(angles, [1, shifts.length, count]);
    return [tf.cos(angle), tf.sin(angle)];
  });
  return {
    of: (pictures) =>
      tf.tidy(() => {
        const pixels = tf.concat(pictures.map((values) => tf.tensor2d(values, [values.length / SCREEN_SIZE ** 2, SCREEN_SIZE ** 2])));
        const found = tf.matMul(pixels, basis);
        return found.div(found.square().sum(1, true).sqrt().add(1e-6)) as tf.Tensor2D;
      }),
    shifted: (waves) =>
      tf.tidy(() => {
        const [re, im] = tf.split(waves.expandDims(1), 2, 2);
        const rows = tf.concat([re.mul(cos).add(im.mul(sin)), im.mul(cos).sub(re.mul(sin))], 2);
        return rows.reshape([waves.shape[0] * shifts.length, 2 * count]) as tf.Tensor2D;
      }),
    dispose: () => tf.dispose([basis, cos, sin]),
  };
}
