import { existsSync } from "node:fs";
import { join } from "node:path";
import { NumislabError, readPlainFile, writeWhole, sha256Of } from "../base/index";
import { weightName, withKeras2Names } from "./keras3-topology";
import { parseModelJson, weightBytes, type ModelJson } from "./model-schema";
import { withConvPools, withPlainLayers } from "./layers/plain-layers";
import { tf } from "./tf";

const TOPOLOGY = "model.json";
const WEIGHTS = "weights.bin";
/** Bytes of a model.json, at most. */
const MAX_JSON_BYTES = 100e6;
/** Bytes that a file of weights may have beyond what is told of it, to be named as too long. */
const MAX_EXTRA_WEIGHT_BYTES = 1e6;

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
    weightsSha256: sha256Of(weights),
  };
  await writeWhole(join(dir, WEIGHTS), weights);
  await writeWhole(join(dir, TOPOLOGY), JSON.stringify(json));
  return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(model) };
}

async function load(dir: string): Promise<tf.io.ModelArtifacts> {
  const path = join(dir, TOPOLOGY);
  const saved = parseModelJson((await read(path, MAX_JSON_BYTES)).toString("utf8"), path);
  const expected = weightBytes(saved);
  const files: Buffer[] = [];
  for (const name of saved.weightsManifest.flatMap(({ paths }) => paths))
    files.push(await read(join(dir, name), expected + MAX_EXTRA_WEIGHT_BYTES));
  const bytes = Buffer.concat(files);
  if (bytes.byteLength !== expected) {
    throw new NumislabError(
      "state",
      `The weights in ${dir} hold ${bytes.byteLength} bytes where ${TOPOLOGY} tells of ${expected}: the files were cut off or do not belong together. Copy the folder again, or train again.`,
    );
  }
  checkWeights(dir, saved, bytes);
  const topology = withKeras2Names(saved.modelTopology);
  const weightsManifest = saved.weightsManifest.map((group) => ({
    ...group,
    weights: group.weights.map((spec) => ({ ...spec, name: weightName(spec.name, topology) })),
  })) as tf.io.WeightsManifestConfig;
  const model = {
    ...saved,
    modelTopology: withConvPools(topology),
    weightsManifest,
  } as tf.io.ModelJSON;
  return tf.io.getModelArtifactsForJSON(model, async (manifest) => [
    manifest.flatMap((group) => group.weights),
    new Uint8Array(bytes).buffer,
  ]);
}

/** @throws NumislabError "state" where the bytes are others than were saved, or are no numbers */
function checkWeights(dir: string, { weightsManifest, weightsSha256 }: ModelJson, bytes: Buffer) {
  if (weightsSha256 !== undefined && weightsSha256 !== sha256Of(bytes))
    throw new NumislabError(
      "state",
      `The weights in ${dir} are not those that were saved with ${TOPOLOGY} (another SHA-256): copy the folder again, or train again.`,
    );
  let at = 0;
  for (const spec of weightsManifest.flatMap(({ weights }) => weights)) {
    const size = weightBytes({
      modelTopology: {},
      weightsManifest: [{ paths: [], weights: [spec] }],
    });
    if (spec.dtype === "float32" && !spec.quantization) {
      const values = new Float32Array(new Uint8Array(bytes.subarray(at, at + size)).buffer);
      if (!values.every(Number.isFinite))
        throw new NumislabError(
          "state",
          `The weights in ${dir} hold values of ${spec.name} that are no numbers: the training failed or the file is damaged. Copy the folder again, or train again.`,
        );
    }
    at += size;
  }
}

async function read(path: string, most: number): Promise<Buffer> {
  try {
    return await readPlainFile(path, { code: "state", most });
  } catch (cause) {
    if (!(cause instanceof NumislabError)) throw cause;
    const why = existsSync(path) ? cause.message : `${path} is not there.`;
    throw new NumislabError(
      "state",
      `No saved model: ${why} Name the folder of a finished run's model.`,
      { cause },
    );
  }
}
