import { tf } from "../../src/lib/engine/index";
import { numbers } from "./numbers";

const { conv2d, maxPooling2d, flatten, dense, globalAveragePooling2d } = tf.layers;

/** The two-euro network, small, as `classifier()` of test/goldens/engine.py has it. */
export function classifier(): tf.LayersModel {
  return withWeights([
    conv2d({ inputShape: [26, 26, 3], filters: 4, kernelSize: 4, activation: "relu" }),
    maxPooling2d({ poolSize: 3 }),
    conv2d({ filters: 6, kernelSize: 4, activation: "relu" }),
    maxPooling2d({ poolSize: 3 }),
    flatten(),
    dense({ units: 5, activation: "relu" }),
    dense({ units: 4, activation: "softmax" }),
  ]);
}

/** The Siamese embedder's trunk, small, as `embedder()` of test/goldens/engine.py has it. */
export function embedder(): tf.LayersModel {
  return withWeights([
    conv2d({
      inputShape: [13, 13, 1],
      filters: 4,
      kernelSize: 3,
      padding: "same",
      activation: "relu",
    }),
    maxPooling2d({ poolSize: 2, padding: "same" }),
    conv2d({ filters: 6, kernelSize: 3, activation: "relu" }),
    maxPooling2d({ poolSize: 2 }),
    globalAveragePooling2d({}),
    dense({ units: 4 }),
  ]);
}

function withWeights(layers: tf.layers.Layer[]): tf.LayersModel {
  const model = tf.sequential({ layers });
  tf.tidy(() =>
    model.setWeights(model.getWeights().map((w, i) => numbers(10 + i, w.shape, -0.4, 0.4))),
  );
  return model;
}

/** [n, d] -> rows of length 1, as Keras' `normalize` with epsilon 1e-12. */
export const l2Normalize = (x: tf.Tensor): tf.Tensor =>
  x.div(x.square().sum(-1, true).maximum(1e-24).sqrt());

/** Hadsell, Chopra and LeCun 2006, margin 1. */
export function contrastive(a: tf.Tensor, b: tf.Tensor, same: tf.Tensor): tf.Scalar {
  const d = a.sub(b).square().sum(1).maximum(1e-12).sqrt();
  const far = tf.sub(1, d).maximum(0).square();
  return same.mul(d.square()).add(tf.sub(1, same).mul(far)).mean();
}
