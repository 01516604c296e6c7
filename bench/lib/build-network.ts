import { convPool2d, tf } from "../../src/lib/engine/index";
import { buildClassifier, buildEmbedder } from "../../src/lib/models/index";
import { EMBEDDER_SHAPE, type Task } from "./networks";

/** The network of a task, on our side. */
export function buildNetwork({ network, size, channels, labels }: Task): tf.LayersModel {
  if (network === "classifier") return buildClassifier(size, labels, 1);
  if (network === "embedder") return buildEmbedder(EMBEDDER_SHAPE, size, 1);
  const layer = (filters: number, more = {}) =>
    convPool2d(
      tf.layers.conv2d({ filters, kernelSize: 4, activation: "relu", ...more }),
      tf.layers.maxPooling2d({ poolSize: 3 }),
    );
  return tf.sequential({
    layers: [
      layer(64, { inputShape: [size, size, channels] }),
      layer(128),
      tf.layers.flatten(),
      tf.layers.dense({ units: 128 }),
    ],
  });
}
