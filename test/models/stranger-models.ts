import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/* Models as people bring them: a dense layer on 8 x 8 pictures, and what may be wrong with it. */

type Json = Record<string, unknown>;
const SIZE = 8;
const INPUT = SIZE * SIZE * 3;
const kernel = Float32Array.from({ length: INPUT * 2 }, (_, i) => Math.sin(i) / 10);
const weights = Buffer.from(new Float32Array([...kernel, 0.1, -0.1]).buffer);
const card: Json = {
  kind: "classifier",
  classes: ["A", "B"],
  input: { size: SIZE, fit: "pad", resize: "area" },
  temperature: 1,
  sureFrom: 0.5,
  chosenOn: "nothing",
  designs: {},
};
const flatten = {
  class_name: "Flatten",
  config: { name: "flatten", batch_input_shape: [null, SIZE, SIZE, 3], dtype: "float32" },
};
const dense = {
  class_name: "Dense",
  config: { name: "dense", units: 2, activation: "softmax", use_bias: true, dtype: "float32" },
};
const topology = (...layers: object[]) => ({
  keras_version: "2.15.0",
  model_config: { class_name: "Sequential", config: { name: "m", layers } },
});
const manifest = (more: Json = {}, first: Json = {}, prefix = "dense") => [
  {
    paths: ["weights.bin"],
    weights: [
      { name: `${prefix}/kernel`, shape: [INPUT, 2], dtype: "float32", ...first },
      { name: `${prefix}/bias`, shape: [2], dtype: "float32" },
    ],
    ...more,
  },
];
const good: Json = { modelTopology: topology(flatten, dense), weightsManifest: manifest() };

export interface StrangerModel {
  model?: unknown;
  card?: unknown;
  weights?: Buffer;
  files?: Record<string, string | Uint8Array>;
}

/** Writes a model folder; what is given as text is written as it stands, null is not written. */
export function writeModel(
  dir: string,
  { model = good, card: about = card, weights: bytes = weights, files }: StrangerModel,
): void {
  mkdirSync(dir, { recursive: true });
  const write = (name: string, value: unknown) =>
    value !== null &&
    writeFileSync(join(dir, name), typeof value === "string" ? value : JSON.stringify(value));
  write("model.json", model);
  write("classifier.json", about);
  writeFileSync(join(dir, "weights.bin"), bytes);
  for (const [name, content] of Object.entries(files ?? {}))
    writeFileSync(join(dir, name), content);
}

const KERAS_3: StrangerModel = (() => {
  const policy = { module: "keras", class_name: "DTypePolicy", config: { name: "float32" } };
  const keras3 = topology(
    {
      class_name: "InputLayer",
      config: { batch_shape: [null, SIZE, SIZE, 3], dtype: "float32", name: "input_layer" },
    },
    { class_name: "Flatten", config: { name: "flatten", dtype: policy } },
    { ...dense, config: { ...dense.config, dtype: policy } },
  );
  const model = {
    modelTopology: keras3,
    weightsManifest: manifest({}, {}, "sequential/dense"),
  };
  return { model };
})();

const wrongCard = (more: Json): StrangerModel => ({ card: { ...card, ...more } });
const wrongWeights = (first: Json): StrangerModel => ({
  model: { ...good, weightsManifest: manifest({}, first) },
});
const paths = (...names: unknown[]): StrangerModel => ({
  model: { ...good, weightsManifest: manifest({ paths: names }) },
});
const layers = (...of: object[]): StrangerModel => ({
  model: { ...good, modelTopology: topology(...of) },
});

/** A model whose weights are named `pipe`. */
export const PIPED_MODEL: StrangerModel = paths("pipe");
export const STRANGER_WEIGHTS = weights;

/** Models that answer as the plain one does: its weights in two files, and saved by Keras 3. */
export const SAME_MODELS: StrangerModel[] = [
  {
    model: { ...good, weightsManifest: manifest({ paths: ["1.bin", "2.bin"] }) },
    files: { "1.bin": weights.subarray(0, 600), "2.bin": weights.subarray(600) },
  },
  KERAS_3,
];

/** What is wrong with a model, and what its refusal must say. */
export const REFUSED_MODELS: [string, StrangerModel, RegExp][] = [
  ["no classes", wrongCard({ classes: [] }), /classes/],
  ["classes that are no list", wrongCard({ classes: "AB" }), /classes/],
  ["five classes for two outputs", wrongCard({ classes: [..."ABCDE"] }), /5 classes.*\[null,2\]/],
  ["a class twice", wrongCard({ classes: ["A", "A"] }), /stands twice/],
  ["another input size", wrongCard({ input: { size: 64, fit: "pad", resize: "area" } }), /64/],
  ["an input without a size", wrongCard({ input: {} }), /input\.size/],
  ["a temperature of -1", wrongCard({ temperature: -1 }), /temperature/],
  ["a temperature of null", wrongCard({ temperature: null }), /temperature/],
  ["another kind", wrongCard({ kind: "siamese" }), /kind/],
  ["a card that was cut off", { card: '{"kind": "cl' }, /classifier\.json is no JSON/],
  ["a card nested 200,000 deep", { card: "[".repeat(200_000) }, /classifier\.json/],
  ["a path out of the folder", paths("../../etc/passwd"), /file beside model\.json/],
  ["an absolute path", paths("/etc/passwd"), /file beside model\.json/],
  ["no path", paths(), /paths/],
  ["a path that is a number", paths(1), /paths/],
  ["a huge shape", wrongWeights({ shape: [1e9, 1e9] }), /GB of weights/],
  ["a negative shape", wrongWeights({ shape: [-1, 2] }), /shape/],
  ["a shape that is text", wrongWeights({ shape: "big" }), /shape/],
  ["a type that is none", wrongWeights({ dtype: "__proto__" }), /dtype/],
  ["weights cut off", { weights: weights.subarray(0, 100) }, /hold 100 bytes/],
  ["weights of a web page", { weights: Buffer.from("<!DOCTYPE html>") }, /hold 15 bytes/],
  ["weights that are no numbers", { weights: Buffer.alloc(weights.length, 255) }, /no numbers/],
  ["weights of another save", { model: { ...good, weightsSha256: "0" } }, /SHA-256/],
  ["model.json cut off", { model: '{"modelTopology":' }, /cut off/],
  ["model.json a list", { model: [] }, /no saved model/],
  ["a graph model", { model: { ...good, format: "graph-model" } }, /graph model.*input_format/],
  ["a custom layer", layers(flatten, { class_name: "Mine", config: {} }, dense), /no layer Mine/],
  ["no layers", layers(), /cannot be built/],
  [
    "an input of 100,000 pixels",
    layers(
      { ...flatten, config: { ...flatten.config, batch_input_shape: [null, 1e5, 1e5, 3] } },
      dense,
    ),
    /input of shape/,
  ],
  [
    "weights of other layers",
    { model: { ...good, weightsManifest: manifest({}, {}, "a") } },
    /cannot be built/,
  ],
  ["a Keras file", { card: null, model: null, files: { "m.h5": "x" } }, /m\.h5.*convert it/],
  ["a SavedModel", { card: null, model: null, files: { "saved_model.pb": "" } }, /SavedModel/],
  ["no card", { card: null }, /put classifier\.json beside it/],
];
