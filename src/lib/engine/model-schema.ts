import { z } from "zod";
import { NumislabError } from "../base/index";

/** Bytes of all weights of a model together, and numbers of one input, at most. */
const MAX_WEIGHT_BYTES = 2 ** 31;
const MAX_INPUT_VALUES = 1e8;

/** Bytes of a number of each type that a weight may have. */
const BYTES = {
  float32: 4,
  int32: 4,
  complex64: 8,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
} as const;
const types = Object.keys(BYTES) as [keyof typeof BYTES, ...(keyof typeof BYTES)[]];

const PLAIN_NAME = /^(?!\.{1,2}$)[^/\\\0]+$/;

const WeightSpec = z.looseObject({
  name: z.string(),
  shape: z.array(z.int().nonnegative()).max(8),
  dtype: z.enum(types),
  quantization: z.looseObject({ dtype: z.enum(types) }).optional(),
});
export type WeightSpec = z.infer<typeof WeightSpec>;

const ModelJson = z.looseObject({
  modelTopology: z.record(z.string(), z.unknown()),
  weightsManifest: z.array(
    z.looseObject({
      paths: z
        .array(z.string().regex(PLAIN_NAME, "must be the name of a file beside model.json"))
        .min(1),
      weights: z.array(WeightSpec),
    }),
  ),
  weightsSha256: z.string().optional(),
});
export type ModelJson = z.infer<typeof ModelJson>;

/**
 * Checks the content of a model.json before anything is allocated for it.
 *
 * @param file what error messages call it
 * @throws NumislabError "state" saying what it is, or where it is wrong
 */
export function parseModelJson(text: string, file: string): ModelJson {
  const value = parseJson(text, file);
  if (isGraphModel(value))
    throw new NumislabError(
      "state",
      `${file} is a graph model (converted from a SavedModel), which cannot be used here: convert the Keras model itself with \`tensorflowjs_converter --input_format keras\`, which makes a layers model.`,
    );
  const { data, error } = ModelJson.safeParse(value);
  if (!data) {
    const { path, message } = error.issues[0];
    throw new NumislabError(
      "state",
      `${file} is no saved model of TensorFlow.js (${path.join(".") || "content"}: ${message}), or was cut off: copy it again, or train again.`,
    );
  }
  const bytes = weightBytes(data);
  if (!(bytes <= MAX_WEIGHT_BYTES))
    throw new NumislabError(
      "state",
      `${file} tells of ${(bytes / 1e9).toPrecision(3)} GB of weights, over the limit of 2.1: use a smaller model.`,
    );
  checkInputs(data.modelTopology, file);
  return data;
}

/** Bytes that the weights take; a quantized one takes those of its stored type. */
export function weightBytes({ weightsManifest }: ModelJson): number {
  const specs = weightsManifest.flatMap(({ weights }) => weights);
  return specs.reduce(
    (sum, { shape, dtype, quantization }) =>
      sum + shape.reduce((product, n) => product * n, BYTES[quantization?.dtype ?? dtype]),
    0,
  );
}

/** JSON of a file. @throws NumislabError "state" where it is damaged or nested too deep */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new NumislabError(
      "state",
      `${file} is no JSON, or was cut off: copy it again, or train again.`,
      { cause },
    );
  }
}

function isGraphModel(value: unknown): boolean {
  const { format, modelTopology } = (value ?? {}) as Record<string, unknown>;
  return (
    format === "graph-model" || Array.isArray((modelTopology as { node?: unknown } | null)?.node)
  );
}

/** An input so large that it cannot be meant is refused before a tensor of it is made. */
function checkInputs(topology: unknown, file: string): void {
  const inputs: unknown[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (/^batch_?input_?shape$|^batch_shape$/i.test(key)) inputs.push(inner);
      else walk(inner);
    }
  };
  walk(topology);
  for (const shape of inputs) {
    const numbers = Array.isArray(shape) ? shape.filter((n) => n !== null) : [];
    const size = numbers.reduce((product: number, n: unknown) => product * Number(n), 1);
    if (!Array.isArray(shape) || !(size > 0 && size <= MAX_INPUT_VALUES))
      throw new NumislabError(
        "state",
        `${file} has an input of shape ${JSON.stringify(shape)}, which no picture has: copy it again.`,
      );
  }
}
