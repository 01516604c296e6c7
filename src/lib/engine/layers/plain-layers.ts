/** A layer or model in a saved model's topology. */
interface Saved {
  class_name: string;
  config: { name?: string; layers?: Saved[]; convolution?: object; pooling?: object };
}

/**
 * Replaces each ConvPool of a saved sequential model by the two plain layers that stock
 * TensorFlow.js knows.
 */
export function withPlainLayers<Topology>(topology: Topology): Topology {
  return withLayers(topology, (layers) =>
    layers.flatMap((layer) =>
      layer.class_name === "ConvPool"
        ? [
            { class_name: "Conv2D", config: layer.config.convolution as Saved["config"] },
            { class_name: "MaxPooling2D", config: layer.config.pooling as Saved["config"] },
          ]
        : [layer],
    ),
  );
}

/** The other way round: each convolution that max pooling follows becomes a ConvPool. */
export function withConvPools<Topology>(topology: Topology): Topology {
  return withLayers(topology, (layers) => {
    const out: Saved[] = [];
    for (const layer of layers) {
      const before = out[out.length - 1];
      if (layer.class_name !== "MaxPooling2D" || before?.class_name !== "Conv2D") out.push(layer);
      else
        out[out.length - 1] = {
          class_name: "ConvPool",
          config: { name: before.config.name, convolution: before.config, pooling: layer.config },
        };
    }
    return out;
  });
}

/** A copy with the layers of each sequential model, nested ones too, changed. */
function withLayers<Topology>(topology: Topology, change: (layers: Saved[]) => Saved[]): Topology {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    const copy = Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, walk(inner)]),
    );
    const { class_name, config } = copy as unknown as Saved;
    if (class_name === "Sequential" && Array.isArray(config?.layers))
      return { ...copy, config: { ...config, layers: change(config.layers) } };
    return copy;
  };
  return walk(topology) as Topology;
}
