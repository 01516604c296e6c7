import { convPool2d, tf } from "../engine/index";

/**
 * The shape of a network that makes maps: see the experiment's configuration for what each means.
 */
export interface MapNetworkShape {
  filters: readonly number[];
  channels: number;
}

/**
 * The shared encoder where sides are compared as feature maps: convolution, ReLU and pooling for
 * each entry of `filters`, then a convolution to `channels` channels per cell. The output keeps
 * positions to within a cell. Made of plain layers, which stock TensorFlow.js loads; how two maps
 * are compared is told in `map-scores.ts`.
 *
 * @param size pixels a side of the grey input; a map has size / 2 ** filters.length cells a side
 * @param seed start of the random weights: the same seed gives the same network
 */
export function buildMapNetwork(
  { filters, channels }: MapNetworkShape,
  size: number,
  seed: number,
): tf.LayersModel {
  const model = tf.sequential({ name: "map" });
  const convolution = (i: number, count: number, activation: "relu" | "linear") =>
    tf.layers.conv2d({
      ...(i === 0 ? { inputShape: [size, size, 1] } : {}),
      name: `convolution_${i + 1}`,
      filters: count,
      kernelSize: 3,
      padding: "same",
      activation,
      kernelInitializer: tf.initializers.heNormal({ seed: seed + i }),
    });
  filters.forEach((count, i) =>
    model.add(
      convPool2d(
        convolution(i, count, "relu"),
        tf.layers.maxPooling2d({ name: `pooling_${i + 1}`, poolSize: 2 }),
      ),
    ),
  );
  model.add(convolution(filters.length, channels, "linear"));
  return model;
}
