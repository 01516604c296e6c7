type Fields = Record<string, unknown>;

/**
 * The topology of a sequential model that Keras 3 saved, as TensorFlow.js reads it, which knows
 * Keras 2: `batch_shape` is `batch_input_shape`, and the type of a layer's numbers is a word.
 * Everything else stays as it is, so that the topology of Keras 2 comes back unchanged.
 */
export function withKeras2Names(topology: Fields): Fields {
  return walk(topology) as Fields;
}

function walk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(walk);
  if (typeof value !== "object" || value === null) return value;
  const policy = typeOfPolicy(value as Fields);
  if (policy !== null) return policy;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key === "batch_shape" ? "batch_input_shape" : key,
      walk(inner),
    ]),
  );
}

/** `float32` of {class_name: "DTypePolicy", config: {name: "float32"}}; null for anything else. */
function typeOfPolicy({ class_name, config }: Fields): string | null {
  if (class_name !== "DTypePolicy") return null;
  const { name } = (config ?? {}) as Fields;
  return typeof name === "string" ? name : null;
}

/**
 * The name that TensorFlow.js looks a weight up under, `layer/weight`: Keras 3 puts the model's name
 * before it. A name whose last two parts are no layer of the model stays.
 */
export function weightName(name: string, topology: Fields): string {
  const parts = name.split("/");
  const [layer] = parts.slice(-2);
  return parts.length > 2 && layerNames(topology).has(layer) && !layerNames(topology).has(parts[0])
    ? parts.slice(-2).join("/")
    : name;
}

function layerNames(topology: unknown, names = new Set<string>()): Set<string> {
  if (typeof topology !== "object" || topology === null) return names;
  const { class_name, config } = topology as Fields;
  const name = (config as Fields | undefined)?.name;
  const layers = (config as Fields | undefined)?.layers;
  if (typeof class_name === "string" && typeof name === "string" && !layers) names.add(name);
  for (const inner of Object.values(topology)) layerNames(inner, names);
  return names;
}
