import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { startEngine } from "../../../src/lib/engine/index";
import { classifyEach, loadClassifier } from "../../../src/lib/models/index";
import {
  REFUSED_MODELS,
  SAME_MODELS,
  writeModel,
  type StrangerModel,
} from "../../models/stranger-models";
import type { Case } from "./case";
import { drawSide, toSharp } from "./draw";
import { put } from "./tables";

const modelCase = (name: string, model: StrangerModel, more: Partial<Case>): Case => ({
  kind: "models",
  name,
  async make(dir) {
    writeModel(join(dir, "plain"), {});
    writeModel(join(dir, "model"), model);
    put(dir, "photograph.png", await toSharp(drawSide(1)).png().toBuffer());
  },
  async ask(dir) {
    await startEngine();
    const [plain, answer] = await Promise.all(
      ["plain", "model"].map(async (name) =>
        classifyEach(await loadClassifier(join(dir, name)), [join(dir, "photograph.png")]),
      ),
    );
    return { value: isDeepStrictEqual(answer, plain) ? "as plain" : answer, told: [] };
  },
  ...more,
});

/** Classifiers that others saved. */
export const MODELS: Case[] = [
  ...SAME_MODELS.map((model, i) =>
    modelCase(["two-files", "keras-3"][i], model, { right: "as plain" }),
  ),
  ...REFUSED_MODELS.map(([name, model, refused]) => modelCase(name, model, { refused })),
];
