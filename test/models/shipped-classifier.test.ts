import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { simulatedEuroSide } from "../../src/lib/simulator/index";
import { startEngine } from "../../src/lib/engine/index";
import {
  classify,
  loadClassifier,
  networkAnswers,
  squarePicture,
  type ClassifierModel,
} from "../../src/lib/models/index";
import { realPhotographs } from "../real-photographs";

const folder = "models/euro-classifier";
const catalogue = realPhotographs("euro2-catalogue");
/** The catalogue's pictures of the four designs. */
const REAL = {
  "commemorative-2004_greece.jpg": "Atenas",
  "writeup-2004-greece.jpg": "Atenas",
  "commemorative-2006_vatican.jpg": "Vaticano",
  "writeup-2006-vatican.jpg": "Vaticano",
  "writeup-2015-spain.jpg": "Altamira",
  "writeup-2002-france.jpg": "Francia",
  "national-2002-france.gif": "Francia",
};

let model: ClassifierModel;
beforeAll(async () => {
  await startEngine();
  model = await loadClassifier(folder);
});

describe("the classifier that ships", () => {
  it("is made of layers that stock TensorFlow.js knows", () => {
    const { layers } = JSON.parse(readFileSync(join(folder, "model.json"), "utf8")).modelTopology
      .config;
    const kinds = new Set(layers.map((layer: { class_name: string }) => layer.class_name));
    expect([...kinds].sort()).toEqual(["Conv2D", "Dense", "Flatten", "MaxPooling2D"]);
  });

  it("knows each design's clean picture, and what is known of the coin", async () => {
    const sides = ["Altamira", "Atenas", "Francia", "Vaticano"] as const;
    const { classes, input, designs } = model.card;
    const answers = await networkAnswers(
      model.network,
      sides.map((side) => squarePicture(simulatedEuroSide(side), input)),
    );
    sides.forEach((side, i) =>
      expect(answers[i * classes.length + classes.indexOf(side)]).toBeGreaterThan(0.9),
    );
    expect(classes.map((name) => designs[name]!.country)).toEqual([
      "Spain",
      "Greece",
      "France",
      "Vatican City",
    ]);
  });

  it.skipIf(catalogue.missing)(
    "answers as its card says for real pictures, which it never saw",
    async () => {
      const answers = await classify(
        model,
        Object.keys(REAL).map((name) => join(catalogue.folder, name)),
      );
      const right = answers.filter((answer, i) => answer.class === Object.values(REAL)[i]).length;
      expect(readFileSync(join(folder, "README.md"), "utf8")).toContain(
        `**${right} of ${answers.length}** real pictures`,
      );
    },
  );
});
