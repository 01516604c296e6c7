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
import {
  PIPED_MODEL,
  REFUSED_MODELS,
  SAME_MODELS,
  STRANGER_WEIGHTS,
  writeModel,
  type StrangerModel,
} from "./stranger-models";

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
function modelIn(model: StrangerModel): string {
  const dir = join(root, `m${made++}`);
  writeModel(dir, model);
  return dir;
}
const answer = async (dir: string) =>
  (await classifyEach(await loadClassifier(dir), [photograph]))[0];

describe("a model from elsewhere", () => {
  it("answers the same from Keras 2, from two files of weights, and from Keras 3", async () => {
    const expected = await answer(modelIn({}));
    expect(expected).toMatchObject({ class: expect.stringMatching(/^[AB]$/) });
    for (const same of SAME_MODELS) expect(await answer(modelIn(same))).toEqual(expected);
  });

  it.each(REFUSED_MODELS)("is refused in words with %s", async (_, from, message) => {
    const error = await answer(modelIn(from)).catch((e) => e);
    expect(error).toMatchObject({ name: "NumislabError", code: "state" });
    expect(error.message).toMatch(message);
  });

  it("is refused with a pipe for its weights, without waiting for it", async () => {
    const dir = modelIn(PIPED_MODEL);
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
    const changed = Buffer.from(STRANGER_WEIGHTS);
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
