import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulatedEuro } from "../../simulated";
import {
  evaluateClassifier,
  intervalOver,
  readClassifierRun,
  runClassifier,
  runSeeds,
  spreadOf,
  type ClassifierResult,
} from "../../../src/lib/experiments/index";
import { fromCsv } from "../../../src/lib/base/index";
import {
  readJson,
  readText,
  parseClassifierConfig,
  type RunRecord,
} from "../../../src/lib/runs/index";
import { reportRuns, runExperiment } from "../../../src/lib/jobs/index";
import { classify, loadClassifier } from "../../../src/lib/models/index";
import { slow } from "../../slow";

const photographs = 48;
let root: string;
let settings: Record<string, unknown>;
let folders: string[];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "numislab classes ")); // a path with a space
  mkdirSync(join(root, "data", "splits"), { recursive: true });
  mkdirSync(join(root, ".cache"));
  cpSync("package.json", join(root, "package.json"));
  for (const name of readdirSync(".cache").filter((n) => n.startsWith("plotly-")))
    cpSync(join(".cache", name), join(root, ".cache", name));
  await simulatedEuro(join(root, "coins"), { photographs, seed: 3 });
  writeFileSync(join(root, "coins", "images", "Francia0 (999).jpg"), "no picture");
  settings = {
    kind: "classifier",
    name: "tiny",
    seed: 7,
    data: { folder: "coins" },
    split: { test: 12 },
    input: { size: 32 },
    network: { filters: [4, 8], hidden: 8 },
    training: { epochs: 3 },
  };
  folders = (await runSeeds(parseClassifierConfig(settings, "here"), 2, { root })).map(
    ({ folder }) => folder,
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const evaluation = (of: string) => readJson<ClassifierResult>(join(of, "evaluation.json"));

describe("a classifier's run", () => {
  it("leaves everything that is needed to trace it", () => {
    const record = readJson<RunRecord>(join(folders[0], "run.json"));
    expect(record).toMatchObject({
      name: "tiny",
      kind: "classifier",
      state: "finished",
      seed: 7,
      data: { folder: "coins", simulated: true },
    });
    expect(record.data.sha256.photographs).toMatch(/^[0-9a-f]{64}$/);
    expect(readText(join(folders[0], "history.csv"))).toMatch(
      /^epoch,loss,recall,accuracy,validationLoss,validationRecall,validationAccuracy\n1,/,
    );
    for (const file of [
      "config.json",
      "split.csv",
      "predictions.csv",
      "metrics.jsonl",
      "model/model.json",
      "model/classifier.json",
    ])
      expect(existsSync(join(folders[0], file))).toBe(true);
    expect(readdirSync(join(root, "data", "splits")).sort()).toEqual([
      "tiny-seed-7.csv",
      "tiny-seed-8.csv",
    ]);
  });

  it("names a photograph that cannot be read and goes on", () => {
    expect(evaluation(folders[0]).warnings.join()).toMatch(
      /Francia0 \(999\)\.jpg is left out: .*not a picture/,
    );
    expect(evaluation(folders[0]).photographs).toEqual({ training: 28, validation: 8, test: 12 });
  });

  it("tests just the photographs that the split kept for it", () => {
    const { predictions } = readClassifierRun(folders[0]);
    const tested = fromCsv(readText(join(folders[0], "split.csv"))).filter(
      ({ role }) => role === "test",
    );
    expect(predictions.map(({ photograph }) => photograph)).toEqual(
      tested.map(({ photograph }) => photograph),
    );
  });

  it("has figures that follow from its predictions", () => {
    const { result, predictions } = readClassifierRun(folders[0]);
    const right = predictions.filter((row) => row.right === "true");
    expect(result.test.accuracy.value).toBeCloseTo(right.length / 12, 12);
    expect(result.test.recall.value).toBeCloseTo(
      predictions.filter((row) => Number(row[`p_${row.class}`]) > 0.5).length / 12,
      12,
    );
    expect(result.test.confusion.flat().reduce((sum, n) => sum + n, 0)).toBe(12);
  });

  it("with the same seed is the same run, with another it has another split", async () => {
    const [again] = await runExperiment(settings, { root });
    expect(evaluation(again.folder).test).toEqual(evaluation(folders[0]).test);
    expect(readText(join(folders[1], "split.csv"))).not.toBe(
      readText(join(folders[0], "split.csv")),
    );
  });

  it.skipIf(!slow)("stopped and resumed ends as it would have", async () => {
    let asked = 0;
    // in the second epoch of two batches
    const listen = () => ({ reason: () => (++asked > 4 ? "enough" : null), close() {} });
    const stopped = await runClassifier(settings, { root, listen });
    expect(stopped.state).toBe("stopped");
    expect(existsSync(join(stopped.folder, "model", "model.json"))).toBe(true);
    expect(existsSync(join(stopped.folder, "evaluation.json"))).toBe(false);
    const [resumed] = await runExperiment(undefined, { root, resume: stopped.folder });
    const [one, other] = [evaluation(resumed.folder), evaluation(folders[0])];
    expect(one.test.loss).toBeCloseTo(other.test.loss, 4);
    expect(one.test.confusion).toEqual(other.test.confusion);
    await expect(runExperiment(undefined, { root, resume: stopped.folder })).rejects.toThrow(
      /nothing to resume/,
    );
  });
});

describe("a saved classifier", () => {
  it("answers as it did in its run, with what is known of the coin", async () => {
    const { predictions, result } = readClassifierRun(folders[0]);
    const model = await loadClassifier(join(folders[0], "model"));
    const answers = await classify(
      model,
      predictions.map(({ photograph }) => join(root, "coins", "images", photograph)),
    );
    answers.forEach((answer, i) => {
      expect(answer.class).toBe(predictions[i].called);
      expect(answer.unsure).toBe(predictions[i].unsure === "true");
      expect(answer.probabilities[answer.class]).toBeCloseTo(Number(predictions[i].confidence), 4);
      expect(Object.values(answer.probabilities).reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
      expect(answer.commemorative).toBe(answer.class !== "Francia");
    });
    expect(model.card).toMatchObject({
      temperature: result.temperature,
      sureFrom: result.sureFrom,
      classes: result.classes,
    });
    model.network.dispose();
  });

  it("is evaluated on another class folder, of which it leaves out what it does not know", async () => {
    const other = join(root, "others");
    for (const name of ["Altamira", "Portugal"]) {
      mkdirSync(join(other, name), { recursive: true });
      for (const k of [1, 2])
        copyFileSync(
          join(root, "coins", "images", `Altamira0 (${k}).jpg`),
          join(other, name, `${k}.jpg`),
        );
    }
    const folder = join(root, "evaluations");
    const of = await evaluateClassifier(join(folders[0], "model"), other, folder);
    expect(of.test.photographs).toBe(2);
    expect(of.simulated).toBe(false);
    expect(of.warnings.join()).toMatch(
      /photographs of Portugal are left out: the model knows Altamira, Atenas, Francia, Vaticano/,
    );
    expect(
      fromCsv(readText(join(folder, "predictions.csv"))).map(({ photograph }) => photograph),
    ).toEqual(["Altamira/1.jpg", "Altamira/2.jpg"]);
  });
});

describe("runs with several seeds", () => {
  it("are summed up over distinct photographs", () => {
    const runs = folders.map(readClassifierRun);
    const distinct = new Set(
      runs.flatMap(({ predictions }) => predictions.map(({ photograph }) => photograph)),
    );
    expect(distinct.size).toBeGreaterThan(12);
    const { value, low, high } = intervalOver(runs, ({ result }) => result.test.accuracy.value);
    const { mean, values } = spreadOf(runs.map(({ result }) => result.test.accuracy.value));
    expect(value).toBeCloseTo(mean, 12);
    expect(values).toHaveLength(2);
    expect(high - low).toBeGreaterThan(0);
  });

  it("make one page, which names every file that a figure came from", async () => {
    const file = await reportRuns(root, folders, join(root, "page.html"));
    const markup = readFileSync(file, "utf8");
    for (const folder of folders)
      expect(markup).toContain(`${folder.split("/").at(-1)}/predictions.csv`);
    expect(markup).toContain("cannot be derived from 80 photographs");
    expect(markup).toContain("other settings than the write-up’s");
    expect(markup).toMatch(/<img src="data:image\/jpeg/); // wrong answers, with their photographs
    expect(markup).not.toContain("the photograph is gone");
  });

  it("of different settings are put side by side instead of that", async () => {
    const [other] = await runExperiment({ ...settings, training: { epochs: 1 } }, { root });
    const file = await reportRuns(root, [folders[0], other.folder]);
    expect(file).toBe(join(other.folder, "comparison.html"));
    expect(readFileSync(file, "utf8")).toMatch(
      /<tr>\s*<td>training\.epochs<\/td>\s*<td>3<\/td>\s*<td>1<\/td>\s*<\/tr>/,
    );
  });
});
