import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { NumislabError, writeWhole } from "../base/index";
import { withConvPools, withPlainLayers } from "./layers/plain-layers";
import { tf } from "./tf";

const TOPOLOGY = "model.json";
const WEIGHTS = "weights.bin";

/**
 * A folder that holds a model: `model.save(modelFolder(dir))`,
 * `tf.loadLayersModel(modelFolder(dir))`. The files are those of TensorFlow.js' own `file://`
 * handler, which loads them too (a `convPool2d` is two plain layers there); each is written whole
 * or not at all, and the weights first, so that a folder with a model.json is one with weights.
 *
 * @throws NumislabError "state" on loading, when a file is missing, is not what it should be, or
 *   was cut off
 */
export function modelFolder(dir: string): tf.io.IOHandler {
  return { save: (model) => save(dir, model), load: () => load(dir) };
}

async function save(dir: string, model: tf.io.ModelArtifacts): Promise<tf.io.SaveResult> {
  const { modelTopology, weightSpecs, weightData, ...rest } = model;
  if (
    !modelTopology ||
    typeof modelTopology === "string" ||
    modelTopology instanceof ArrayBuffer ||
    !weightSpecs
  ) {
    throw new NumislabError(
      "usage",
      `${dir}: only a layers or graph model with its weights can be saved here.`,
    );
  }
  const weights = Buffer.from(
    tf.io.CompositeArrayBuffer.join(weightData as tf.io.WeightData | undefined),
  );
  const json = {
    modelTopology: withPlainLayers(modelTopology),
    ...rest,
    weightsManifest: [{ paths: [WEIGHTS], weights: weightSpecs }],
  };
  await writeWhole(join(dir, WEIGHTS), weights);
  await writeWhole(join(dir, TOPOLOGY), JSON.stringify(json));
  return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(model) };
}

async function load(dir: string): Promise<tf.io.ModelArtifacts> {
  const path = join(dir, TOPOLOGY);
  const saved = parse(path, (await read(path)).toString("utf8"));
  const model = { ...saved, modelTopology: withConvPools(saved.modelTopology) };
  return tf.io.getModelArtifactsForJSON(model, async (manifest) => {
    const specs = manifest.flatMap((group) => group.weights);
    const files = await Promise.all(
      manifest.flatMap((group) => group.paths).map((name) => read(join(dir, name))),
    );
    const bytes = Buffer.concat(files);
    const expected = specs.reduce((sum, spec) => sum + bytesOf(spec), 0);
    if (bytes.byteLength !== expected) {
      throw new NumislabError(
        "state",
        `The weights in ${dir} hold ${bytes.byteLength} bytes where ${TOPOLOGY} tells of ${expected}: the files were cut off or do not belong together. Copy the folder again, or train again.`,
      );
    }
    return [
      specs,
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
    ];
  });
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === "ENOENT";
    const why = missing ? "is not there" : `cannot be read (${(cause as Error).message})`;
    throw new NumislabError(
      "state",
      `No saved model: ${path} ${why}. Name the folder of a finished run's model.`,
      { cause },
    );
  }
}

function parse(path: string, text: string): tf.io.ModelJSON {
  try {
    const model = JSON.parse(text) as tf.io.ModelJSON;
    if (model?.modelTopology && Array.isArray(model.weightsManifest)) return model;
  } catch {
    // told below, like JSON that is no model
  }
  throw new NumislabError(
    "state",
    `${path} is no saved model of TensorFlow.js, or was cut off: copy it again, or train again.`,
  );
}

/** Bytes that a weight takes in weights.bin; a quantized one takes those of its stored type. */
function bytesOf(spec: tf.io.WeightsManifestEntry): number {
  return tf.util.sizeFromShape(spec.shape) * BYTES[spec.quantization?.dtype ?? spec.dtype];
}

const BYTES: Record<string, number> = {
  float32: 4,
  int32: 4,
  complex64: 8,
  float16: 2,
  uint16: 2,
  uint8: 1,
  bool: 1,
};
