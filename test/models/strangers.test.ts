import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEngine } from "../../src/lib/engine/index";
import {
  classifyEach,
  loadClassifier,
  loadSiamese,
  saveClassifier,
} from "../../src/lib/models/index";

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

const root = mkdtempSync(join(tmpdir(), "numislab strangers "));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const photograph = join(root, "photograph.png");
beforeAll(async () => {
  await startEngine();
  await sharp({ create: { width: 90, height: 90, channels: 3, background: "#a06020" } })
    .png()
    .toFile(photograph);
});

let made = 0;
interface Made {
  model?: unknown;
  card?: unknown;
  weights?: Buffer;
  files?: Record<string, string>;
}
/** A model folder; what is given as text is written as it stands, null is not written. */
function modelIn({ model = good, card: about = card, weights: bytes = weights, files }: Made) {
  const dir = join(root, `m${made++}`);
  mkdirSync(dir);
  const write = (name: string, value: unknown) =>
    value !== null &&
    writeFileSync(join(dir, name), typeof value === "string" ? value : JSON.stringify(value));
  write("model.json", model);
  write("classifier.json", about);
  writeFileSync(join(dir, "weights.bin"), bytes);
  for (const [name, text] of Object.entries(files ?? {})) writeFileSync(join(dir, name), text);
  return dir;
}
const answer = async (dir: string) =>
  (await classifyEach(await loadClassifier(dir), [photograph]))[0];

describe("a model from elsewhere", () => {
  it("answers the same from Keras 2, from two files of weights, and from Keras 3", async () => {
    const expected = await answer(modelIn({}));
    expect(expected).toMatchObject({ class: expect.stringMatching(/^[AB]$/) });
    const shards = modelIn({
      model: { ...good, weightsManifest: manifest({ paths: ["1.bin", "2.bin"] }) },
    });
    writeFileSync(join(shards, "1.bin"), weights.subarray(0, 600));
    writeFileSync(join(shards, "2.bin"), weights.subarray(600));
    expect(await answer(shards)).toEqual(expected);
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
    expect(await answer(modelIn({ model }))).toEqual(expected);
  });

  const wrongCard = (more: Json): Made => ({ card: { ...card, ...more } });
  const wrongWeights = (first: Json): Made => ({
    model: { ...good, weightsManifest: manifest({}, first) },
  });
  const paths = (...names: unknown[]): Made => ({
    model: { ...good, weightsManifest: manifest({ paths: names }) },
  });
  const layers = (...of: object[]): Made => ({
    model: { ...good, modelTopology: topology(...of) },
  });
  it.each<[string, Made, RegExp]>([
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
  ])("is refused in words with %s", async (_, from, message) => {
    const error = await answer(modelIn(from)).catch((e) => e);
    expect(error).toMatchObject({ name: "NumislabError", code: "state" });
    expect(error.message).toMatch(message);
  });

  it("is refused with a pipe for its weights, without waiting for it", async () => {
    const dir = modelIn(paths("pipe"));
    execFileSync("mkfifo", [join(dir, "pipe")]);
    await expect(loadClassifier(dir)).rejects.toThrow(/pipe is a named pipe/);
  });

  it("is refused as a Siamese model where siamese.json lacks its decisions", async () => {
    const dir = modelIn({ files: { "siamese.json": '{"kind":"siamese","input":{"size":96}}' } });
    await expect(loadSiamese(dir)).rejects.toThrow(/siamese\.json.*flatten.*decisions/);
  });

  it("that was saved here tells when its weights were changed", async () => {
    const dir = modelIn({});
    const model = await loadClassifier(dir);
    const saved = join(root, "saved");
    mkdirSync(saved);
    await saveClassifier(saved, model);
    expect(await answer(saved)).toEqual(await answer(dir));
    const changed = Buffer.from(weights);
    changed[3] ^= 1;
    writeFileSync(join(saved, "weights.bin"), changed);
    await expect(loadClassifier(saved)).rejects.toThrow(/another SHA-256/);
  });
});

describe("classifyEach", () => {
  it("answers for the good photographs and names the bad ones, in their order", async () => {
    const bad = join(root, "bad.jpg");
    writeFileSync(bad, "this is no picture");
    const model = await loadClassifier(modelIn({}));
    const files = Array.from({ length: 60 }, (_, i) => (i === 7 ? bad : photograph));
    const answers = await classifyEach(model, files);
    expect(answers.map(({ photograph: file }) => file)).toEqual(files);
    const refused = answers.flatMap((one, i) => ("refused" in one ? [[i, one.refused]] : []));
    expect(refused).toEqual([[7, expect.stringMatching(/bad\.jpg is not a picture/)]]);
    expect(answers[8]).toEqual(answers[0]);
  });
});
