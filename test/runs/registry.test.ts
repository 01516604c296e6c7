import {
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
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { simulatedEuro, simulatedHoard } from "../simulated";
import {
  compareRuns,
  exportDvclive,
  exportMlflow,
  listRuns,
  modelCard,
  readJson,
  readText,
  runsTable,
  type RunRecord,
} from "../../src/lib/runs/index";
import { fromCsv, LOCK_FILE } from "../../src/lib/base/index";
import { runClassifier, runSiamese, type ClassifierResult } from "../../src/lib/experiments/index";

let root: string;
let experiments: string;
let coin: string; // a classifier's run
let longer: string; // another
let die: string; // a Siamese run

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "numislab runs ")); // a path with a space
  experiments = join(root, "experiments");
  cpSync("package.json", join(root, "package.json"));
  await simulatedEuro(join(root, "euros"), { photographs: 24, seed: 3 });
  await simulatedHoard(join(root, "coins"), { coins: 30, seed: 3, width: 400 });
  const classifier = {
    kind: "classifier",
    name: "coin",
    data: { folder: "euros" },
    split: { test: 8 },
    input: { size: 24 },
    network: { filters: [4], hidden: 4 },
  };
  coin = (
    await runClassifier(
      { ...classifier, training: { epochs: 1 } },
      { root, tag: "short", now: clock(0) },
    )
  ).folder;
  longer = (
    await runClassifier({ ...classifier, training: { epochs: 2 } }, { root, now: clock(60) })
  ).folder;
  const siamese = {
    kind: "siamese",
    name: "die",
    data: { folder: "coins" },
    split: { folds: 3 },
    input: { size: 16 },
    network: { filters: [4], embedding: 4 },
    training: { epochs: 2 },
    evaluation: { resamples: 20 },
  };
  die = (await runSiamese(siamese, { root, now: clock(120) })).folder;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A clock that starts so many seconds into a day and goes on by seven a look. */
const clock = (start: number) => {
  let seconds = start - 7;
  return () => new Date(Date.UTC(2026, 2, 4) + 1000 * (seconds += 7));
};
const test = (run: string) => readJson<ClassifierResult>(join(run, "evaluation.json")).test;
/** A copy of a run, told otherwise. */
const retold = (id: string, change: Partial<RunRecord>) => {
  const folder = join(experiments, "retold", id);
  cpSync(coin, folder, { recursive: true });
  writeFileSync(
    join(folder, "run.json"),
    JSON.stringify({ ...readJson<RunRecord>(join(coin, "run.json")), name: "retold", ...change }),
  );
  return folder;
};

describe("listRuns", () => {
  it("has every run, newest first, with its state, time and figures", () => {
    const runs = listRuns(experiments);
    expect(runs.map(({ folder }) => folder)).toEqual([die, longer, coin]);
    expect(runs[2]).toMatchObject({
      name: "coin",
      id: basename(coin),
      kind: "classifier",
      tag: "short",
      state: "finished",
      simulated: true,
      start: "2026-03-04T00:00:07.000Z",
      seconds: 7,
    });
    expect(runs[2].figures.accuracy).toEqual(test(coin).accuracy);
    expect(runs[2].figures.loss).toEqual({ value: test(coin).loss, low: null, high: null });
    expect(Object.keys(runs[2].figures)).toContain("validation.loss");
    expect(listRuns(join(root, "nowhere"))).toEqual([]);
  });

  it("takes those of a name, a kind or a tag", () => {
    expect(listRuns(experiments, { name: "die" }).map(({ folder }) => folder)).toEqual([die]);
    expect(listRuns(experiments, { kind: "classifier" })).toHaveLength(2);
    expect(listRuns(experiments, { tag: "short" }).map(({ folder }) => folder)).toEqual([coin]);
  });

  it("sorts by a metric, best first, and puts runs without it last", () => {
    const byLoss = listRuns(experiments, { sort: "loss" });
    expect(byLoss[0].figures.loss.value).toBeLessThanOrEqual(byLoss[1].figures.loss.value);
    expect(byLoss[2].folder).toBe(die);
    const byAccuracy = listRuns(experiments, { sort: "accuracy" });
    expect(byAccuracy[0].figures.accuracy.value).toBeGreaterThanOrEqual(
      byAccuracy[1].figures.accuracy.value,
    );
    expect(() => listRuns(experiments, { sort: "acuracy" })).toThrow(
      /cannot be sorted by acuracy: they have seconds, .*accuracy/,
    );
  });

  it("tells runs that are at work from those that were killed, and gives no time where there are pauses in it", () => {
    const killed = retold("killed", { state: "running", end: null });
    retold("resumed", { resumed: ["2026-03-05T00:00:00.000Z"] });
    const states = () =>
      Object.fromEntries(
        listRuns(experiments, { name: "retold" }).map(({ id, state, seconds }) => [
          id,
          [state, seconds],
        ]),
      );
    expect(states()).toEqual({ killed: ["killed", null], resumed: ["finished", null] });
    writeFileSync(
      join(killed, LOCK_FILE),
      JSON.stringify({ host: "far", pid: 1, token: "0123456789ab" }),
    );
    expect(states().killed).toEqual(["running", null]);
    rmSync(join(experiments, "retold"), { recursive: true });
  });
});

describe("compareRuns", () => {
  it("has just the settings that differ, every figure with its interval, and where the curves are", () => {
    const { config, figures, sameData, curves, runs } = compareRuns([coin, longer]);
    expect(runs.map(({ folder }) => folder)).toEqual([coin, longer]);
    expect(config).toEqual({ "training.epochs": [1, 2] });
    expect(figures.recall).toEqual([test(coin).recall, test(longer).recall]);
    expect(sameData).toBe(true);
    expect(curves.map((curve) => fromCsv(readText(curve!)).length)).toEqual([1, 2]);
  });

  it("takes runs of different kinds, and says that they were not tested on the same", () => {
    const { config, figures, sameData } = compareRuns([coin, die]);
    expect(sameData).toBe(false);
    expect(config["augment.jpeg"]).toEqual([0, null]);
    expect(figures["obverse.rocAuc"]).toEqual([
      null,
      expect.objectContaining({ low: expect.anything() }),
    ]);
  });

  it("gives a run from before a setting was there its default", () => {
    const old = retold("old", {});
    const { augment, ...rest } = readJson<Record<string, unknown>>(join(coin, "config.json"));
    expect(augment).toBeDefined();
    writeFileSync(join(old, "config.json"), JSON.stringify(rest));
    expect(compareRuns([coin, old]).config).toEqual({});
    rmSync(join(experiments, "retold"), { recursive: true });
  });
});

describe("runsTable", () => {
  it("is filtered and sorted by figures and by the settings that differ", async () => {
    const table = await runsTable(listRuns(experiments));
    expect(table.shape[0]).toBe(3);
    const classifiers = table
      .query(table["kind"].eq("classifier"))
      .sortValues("training.epochs", { ascending: false });
    expect(classifiers["training.epochs"].values).toEqual([2, 1]);
    expect(classifiers["accuracy"].values).toEqual([
      test(longer).accuracy.value,
      test(coin).accuracy.value,
    ]);
    expect(table["accuracy"].values[0]).toBeNaN(); // of the Siamese run
  });
});

describe("a model card", () => {
  it("lies in the model folder of a finished run", () => {
    for (const run of [coin, die])
      expect(readFileSync(join(run, "model", "README.md"), "utf8")).toBe(modelCard(run));
  });

  it("has front matter with task, data and figures, and says that photographs are simulated", () => {
    const [, front, text] = modelCard(coin).split(/^---\n/m);
    const {
      pipeline_tag,
      tags,
      "model-index": [
        {
          name,
          results: [{ dataset, metrics }],
        },
      ],
    } = parse(front);
    expect({ pipeline_tag, name, dataset }).toEqual({
      pipeline_tag: "image-classification",
      name: "coin",
      dataset: { name: "euros", type: "simulated" },
    });
    expect(tags).toContain("simulated-data");
    expect(metrics.find(({ type }: { type: string }) => type === "accuracy").value).toBe(
      test(coin).accuracy.value,
    );
    expect(metrics.map(({ name }: { name: string }) => name).join()).not.toContain("validation");
    expect(text).toContain("**Trained and tested on simulated photographs.**");
  });

  it("puts nothing of a folder's name into its markup", () => {
    const run = retold("named", {
      data: {
        ...readJson<RunRecord>(join(coin, "run.json")).data,
        folder: "a|b `<script>`: x\n---",
      },
    });
    const card = modelCard(run);
    expect(parse(card.split(/^---\n/m)[1])["model-index"][0].results[0].dataset.name).toBe(
      "a|b `<script>`: x\n---",
    );
    expect(card.split(/^---\n/m)[2]).not.toContain("<script>");
    rmSync(join(experiments, "retold"), { recursive: true });
  });
});

describe("exports", () => {
  it("to MLflow are a file store: an experiment a name, a run a run, and again the same", async () => {
    const out = join(root, "mlruns");
    const [first, , other] = await exportMlflow([coin, longer, die], out);
    expect(readdirSync(out)).toHaveLength(2);
    const meta = parse(readText(join(first, "meta.yaml")));
    expect(meta).toMatchObject({
      run_id: basename(first),
      run_uuid: basename(first),
      run_name: basename(coin),
      status: 3,
      source_type: 4,
      lifecycle_stage: "active",
      start_time: Date.UTC(2026, 2, 4, 0, 0, 7),
    });
    expect(meta.experiment_id).toMatch(/^\d{18}$/);
    expect(parse(readText(join(first, "..", "meta.yaml")))).toMatchObject({
      name: "coin",
      experiment_id: meta.experiment_id,
      lifecycle_stage: "active",
    });
    expect(readText(join(first, "params", "training.epochs"))).toBe("1");
    expect(readText(join(first, "metrics", "accuracy"))).toBe(
      `${meta.start_time} ${test(coin).accuracy.value} 0\n`,
    );
    expect(
      readText(join(other, "metrics", "epoch", "loss"))
        .trim()
        .split("\n")
        .map((line) => line.split(" ").length),
    ).toEqual([3, 3]);
    expect(readText(join(first, "tags", "numislab.simulated"))).toBe("true");
    expect(readdirSync(join(first, "artifacts"))).toEqual(
      expect.arrayContaining(["config.json", "evaluation.json", "model"]),
    );
    expect(
      readdirSync(join(first, "artifacts")).filter((name) => name.startsWith("checkpoint")),
    ).toEqual([]);
    expect(await exportMlflow([coin], out)).toEqual([first]);
    expect(readdirSync(join(first, ".."))).toHaveLength(3); // two runs and the experiment
  });

  it("to DVCLive are metrics, params, a table a curve, and the dvc.yaml that names them", async () => {
    const [out] = await exportDvclive([longer], join(root, "dvclive"));
    expect(readJson(join(out, "metrics.json"))).toMatchObject({
      accuracy: test(longer).accuracy.value,
      step: 2,
      epoch: { loss: expect.any(Number) },
    });
    expect(parse(readText(join(out, "params.yaml")))).toMatchObject({
      kind: "classifier",
      training: { epochs: 2 },
      network: { filters: [4] },
    });
    expect(readText(join(out, "plots", "metrics", "epoch", "loss.tsv"))).toMatch(
      /^step\tloss\n1\t[\d.e-]+\n2\t[\d.e-]+\n$/,
    );
    expect(parse(readText(join(out, "dvc.yaml")))).toEqual({
      params: ["params.yaml"],
      metrics: ["metrics.json"],
      plots: [{ "plots/metrics": { x: "step" } }],
    });
    await expect(exportDvclive([coin, longer], out)).rejects.toThrow(/one run a folder/);
    mkdirSync(join(root, "own"));
    writeFileSync(join(root, "own", "dvc.yaml"), "stages: {}");
    await expect(exportDvclive([coin], join(root, "own"))).rejects.toThrow(/is not DVCLive's/);
    expect(existsSync(join(root, "own", "metrics.json"))).toBe(false);
  });
});
