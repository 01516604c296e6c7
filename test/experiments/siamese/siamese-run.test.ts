import { spawn } from "node:child_process";
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
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulatedHoard } from "../../simulated";
import { evaluateModel, runSiamese, type SiameseResult } from "../../../src/lib/experiments/index";
import {
  parseSiameseConfig,
  readJson,
  readPairs,
  type RunRecord,
} from "../../../src/lib/runs/index";
import { compareCoins } from "../../../src/lib/matchers/index";
import { loadSiamese } from "../../../src/lib/models/index";
import { figuresOf, reportSiamese } from "../../../src/lib/report/index";
import { slow } from "../../slow";

const coins = 30;
let root: string;
let settings: { kind: string; name: string; [key: string]: unknown };
let folder: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "numislab run ")); // a path with a space
  mkdirSync(join(root, "data", "splits"), { recursive: true });
  mkdirSync(join(root, ".cache"));
  cpSync("package.json", join(root, "package.json"));
  for (const name of readdirSync(".cache").filter((n) => n.startsWith("plotly-")))
    cpSync(join(".cache", name), join(root, ".cache", name));
  await simulatedHoard(join(root, "coins"), { coins, seed: 3, width: 400 });
  settings = {
    kind: "siamese",
    name: "tiny",
    data: { folder: "coins" },
    input: { size: 32 },
    network: { filters: [4, 8], embedding: 8 },
    split: { folds: 3, crossValidate: true },
    training: { epochs: 2 },
    evaluation: { resamples: 20 },
  };
  folder = (await runSiamese(settings, { root })).folder;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const evaluation = (of = folder) => readJson<SiameseResult>(join(of, "evaluation.json"));

describe("a Siamese run", () => {
  it("leaves everything that is needed to trace it", () => {
    const record = readJson<RunRecord>(join(folder, "run.json"));
    expect(record).toMatchObject({
      name: "tiny",
      state: "finished",
      seed: 1,
      reason: null,
      data: { folder: "coins", simulated: true },
    });
    expect(record.data.sha256.photographs).toMatch(/^[0-9a-f]{64}$/);
    expect(Date.parse(record.end!)).toBeGreaterThanOrEqual(Date.parse(record.start));
    expect(readJson<typeof settings>(join(folder, "config.json"))).toMatchObject({
      training: { epochs: 2, batch: 32 },
    });
    expect(
      readFileSync(join(folder, "metrics.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).epoch),
    ).toEqual([1, 2]);
    expect(readFileSync(join(folder, "history.csv"), "utf8")).toMatch(/^epoch,loss,validation\n1,/);
    expect(readdirSync(join(root, "data", "splits"))).toEqual(["tiny-3-folds-seed-1.csv"]);
  });

  it("tests every coin in one fold, with its whole group", () => {
    const rows = readFileSync(join(folder, "split.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(","));
    expect(rows).toHaveLength(coins);
    const foldsOfGroup = new Map<string, Set<string>>();
    for (const [, group, fold] of rows)
      foldsOfGroup.set(group, (foldsOfGroup.get(group) ?? new Set()).add(fold));
    for (const folds of foldsOfGroup.values()) expect(folds.size).toBe(1);
    expect(evaluation().tested).toBe(3);
  });

  it("counts as held out just the pairs of coins of one fold, and every pair once for the write-up's protocol", () => {
    const { heldOut, allPairs, folds } = evaluation();
    const within = folds.reduce((sum, fold) => sum + (fold.coins * (fold.coins - 1)) / 2, 0);
    expect(heldOut.obverse.pairs).toBe(within);
    expect(allPairs.reverse.pairs).toBe((coins * (coins - 1)) / 2);
    expect(heldOut.obverse.same).toBe(folds.reduce((sum, fold) => sum + fold.samePairs.obverse, 0));
    const pairs = readPairs(join(folder, "pairs.csv"));
    expect(pairs).toHaveLength(coins * (coins - 1));
    expect(pairs.filter((pair) => pair.heldOut && pair.side === "obverse")).toHaveLength(within);
  });

  it("counts in evaluation.json what pairs.csv says", () => {
    const own = readPairs(join(folder, "pairs.csv")).filter(
      (pair) => pair.heldOut && pair.side === "reverse",
    );
    const { accuracy, confusion } = evaluation().heldOut.reverse;
    expect(own.filter((pair) => pair.called === pair.same).length / own.length).toBeCloseTo(
      accuracy,
      12,
    );
    expect(own.filter((pair) => pair.called && !pair.same)).toHaveLength(confusion.falsePositives);
  });

  it.skipIf(!slow)("gives the same figures again from the same seed", async () => {
    const again = await runSiamese(settings, { root });
    expect(again.folder).not.toBe(folder);
    const [a, b] = [evaluation(), evaluation(again.folder)];
    expect(readFileSync(join(again.folder, "pairs.csv"), "utf8")).toBe(
      readFileSync(join(folder, "pairs.csv"), "utf8"),
    );
    for (const side of ["obverse", "reverse"] as const)
      expect(b.heldOut[side]).toEqual(a.heldOut[side]);
  });

  it("has a model that compares two photographs as pairs.csv has them", async () => {
    const model = await loadSiamese(join(folder, "model"));
    const pair = readPairs(join(folder, "pairs.csv")).find(
      (p) => p.side === "obverse" && p.fold === 0,
    )!;
    const file = (name: string) => join(root, "coins", "images", `${name.padStart(3, "0")}.jpg`);
    const answer = await compareCoins(model, file(pair.a), file(pair.b));
    expect(answer.obverse!.score).toBeCloseTo(pair.score, 4);
    expect(answer.obverse!.probability).toBeCloseTo(pair.probability, 4);
    expect(answer.obverse!.same).toBe(pair.called);
    const itself = await compareCoins(model, file("1"), file("1"));
    expect(itself.reverse!.score).toBeCloseTo(1, 5);
  });

  it("can be evaluated on other coins, which leaves the run as it was", async () => {
    const before = evaluation();
    await simulatedHoard(join(root, "others"), { coins: 8, seed: 9, width: 400 });
    const { evaluation: other } = await evaluateModel(join(folder, "model"), join(root, "others"), {
      resamples: 10,
    });
    expect(other.pairs.obverse.pairs).toBe(28);
    expect(evaluation()).toEqual(before);
  });
});

describe.skipIf(!slow)("a run with another loss, sampler and input, and extra coins", () => {
  it("trains on the extra coins, tests none of them, and says so", async () => {
    const config = {
      ...settings,
      name: "other",
      data: { folder: "coins", extra: { coins: 8, seed: 8, hoards: 2, width: 300 } },
      input: { size: 32, polar: true },
      loss: { kind: "supcon" },
      sampler: { kind: "m-per-die", coins: 3 },
      split: { folds: 3 },
    };
    const run = await runSiamese(config, { root });
    expect(run.state).toBe("finished");
    expect(evaluation(run.folder).coins).toBe(coins);
    expect(readFileSync(join(run.folder, "pairs.csv"), "utf8").trim().split("\n")).toHaveLength(
      1 + coins * (coins - 1),
    );
    expect(readJson<RunRecord>(join(run.folder, "run.json")).data.sha256["extra hoard 8"]).toMatch(
      /^[0-9a-f]{64}$/,
    );
    const page = readFileSync(await reportSiamese(root, run.folder), "utf8");
    expect(page).toContain("Loss: supcon (temperature 0.1)");
    expect(page).toContain("16 extra simulated coins");
    const { evaluation: other } = await evaluateModel(
      join(run.folder, "model"),
      join(root, "coins"),
      { resamples: 0 },
    );
    const [own] = readPairs(join(run.folder, "pairs.csv"));
    expect(other.coins).toBe(coins);
    const model = await loadSiamese(join(run.folder, "model"));
    const file = (name: string) => join(root, "coins", "images", `${name.padStart(3, "0")}.jpg`);
    const answer = await compareCoins(model, file(own.a), file(own.b));
    expect(answer[own.side]!.score).toBeCloseTo(own.score, 4);
  });
});

describe.skipIf(!slow)("a run that compares maps", () => {
  const config = {
    name: "maps",
    data: { folder: "coins", extra: { coins: 8, seed: 8, width: 300, upright: true } },
    network: {
      compare: "map",
      filters: [4],
      map: { channels: 3, block: 8, turns: [-5, 0, 5], sizes: [0.95, 1] },
    },
    loss: { kind: "supcon" },
    sampler: { kind: "m-per-die", hoards: "apart" },
    split: { folds: 3 },
    training: { epochs: 2, schedule: "cosine", keep: "last" },
  };

  it("is trained, reported, loaded and put to other coins like any other", async () => {
    const run = await runSiamese({ ...settings, ...config }, { root });
    expect(run.state).toBe("finished");
    expect(readFileSync(await reportSiamese(root, run.folder), "utf8")).toMatch(
      /laying one on the other: turned by -5, 0, 5°, drawn at 0.95, 1 of its size, moved.*kept the weights of the last/s,
    );
    const [own] = readPairs(join(run.folder, "pairs.csv"));
    const model = await loadSiamese(join(run.folder, "model"));
    expect(model.card.map).toEqual({
      block: 8,
      shift: 2,
      give: 1,
      turns: [-5, 0, 5],
      sizes: [0.95, 1],
      lessMean: false,
    });
    const file = (name: string) => join(root, "coins", "images", `${name.padStart(3, "0")}.jpg`);
    const answer = await compareCoins(model, file(own.a), file(own.b));
    expect(answer[own.side]!.score).toBeCloseTo(own.score, 4);
    const { evaluation: other } = await evaluateModel(
      join(run.folder, "model"),
      join(root, "coins"),
      { resamples: 0 },
    );
    expect(other.coins).toBe(coins);
  });
});

describe("a run's report", () => {
  it("is one page with the figures of the run, that fetches nothing and says that strikes are simulated", async () => {
    const file = await reportSiamese(root, folder);
    const page = readFileSync(file, "utf8");
    const text = page.slice(0, page.indexOf("application/json"));
    expect(text).toContain("Simulated strikes.");
    expect(text).toContain(`${evaluation().heldOut.obverse.pairs.toLocaleString("en")}</td>`);
    expect(text).toMatch(/Content-Security-Policy"\s+content="default-src 'none'/);
    expect(text.match(/(src|href)="?https?:/)).toBeNull();
    for (const id of [
      "modelled",
      "architecture",
      "loss",
      "split",
      "evaluation",
      "write-up",
      "thresholds",
      "examples",
      "limits",
      "use",
    ])
      expect(text).toContain(`id="${id}"`);
    for (const words of [
      "convolution 3 × 3, 8 filters, ReLU",
      "contrastive loss",
      "0.5516",
      "0.8105",
      "npx numislab evaluate",
    ])
      expect(text).toContain(words);
    const linked = [...text.matchAll(/href="([^"#]+)"/g)]
      .map(([, file]) => file)
      .filter((file) => !file.startsWith("data:"));
    expect(linked.length).toBeGreaterThan(10);
    for (const file of linked) expect(existsSync(join(folder, file))).toBe(true);
    expect(
      readdirSync(join(folder, "figures"))
        .filter((name) => name.endsWith(".json"))
        .sort(),
    ).toEqual([
      "det.json",
      "distances-obverse.json",
      "distances-reverse.json",
      "embedding-obverse.json",
      "embedding-reverse.json",
      "metrics-obverse.json",
      "metrics-reverse.json",
      "precision-recall.json",
      "reliability.json",
      "roc.json",
      "training.json",
    ]);
  });

  it.skipIf(!slow)(
    "is made of a run from before there was a choice of loss and sampler, too",
    async () => {
      const old = join(root, "experiments", "tiny", "old");
      cpSync(folder, old, { recursive: true });
      const { loss, sampler, ...rest } = readJson<Record<string, object>>(
        join(folder, "config.json"),
      );
      writeFileSync(join(old, "config.json"), JSON.stringify({ ...rest, loss: { margin: 0.8 } }));
      expect(readFileSync(await reportSiamese(root, old), "utf8")).toContain(
        "Loss: contrastive (margin 0.8)",
      );
      expect([loss, sampler]).toEqual([{ kind: "contrastive", margin: 1 }, { kind: "pairs" }]);
      rmSync(old, { recursive: true });
    },
  );

  it("draws the ROC from chance to certainty and the histogram from every held-out pair", () => {
    const pairs = readPairs(join(folder, "pairs.csv"));
    const figures = figuresOf({
      pairs,
      result: evaluation(),
      history: [],
      config: parseSiameseConfig(settings, "here"),
    });
    const [curve] = figures.roc.data as { x: number[]; y: number[] }[];
    expect([curve.x[0], curve.y[0], curve.x.at(-1), curve.y.at(-1)]).toEqual([0, 0, 1, 1]);
    const [different, same] = figures["distances-obverse"].data as { customdata: number[] }[];
    const total = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
    const { pairs: all, same: ofOneDie } = evaluation().heldOut.obverse;
    expect(total(same.customdata)).toBe(ofOneDie);
    expect(total(different.customdata)).toBe(all - ofOneDie);
  });

  it("is refused while the run is not finished, with what to do", async () => {
    const other = join(root, "experiments", "tiny", "unfinished");
    cpSync(folder, other, { recursive: true });
    writeFileSync(
      join(other, "run.json"),
      JSON.stringify({
        ...readJson<RunRecord>(join(folder, "run.json")),
        state: "stopped",
        trained: null,
      }),
    );
    await expect(reportSiamese(root, other)).rejects.toThrow(
      /is stopped, not finished: go on with it \(npx numislab train --resume/,
    );
    rmSync(other, { recursive: true });
  });
});

describe.skipIf(!slow)("a run that is killed", () => {
  it("resumes where it stopped and ends with the figures of an undisturbed one", async () => {
    const script = `
      require("tsx/cjs");
      const { runSiamese } = require(${JSON.stringify(resolve("src/lib/experiments/index.ts"))});
      runSiamese(${JSON.stringify({ ...settings, name: "killed", training: { epochs: 6 }, split: { folds: 3 } })}, { root: ${JSON.stringify(root)}, onEpoch: ({ epoch }) => epoch === 3 && process.kill(process.pid, "SIGKILL") });`;
    const child = spawn(process.execPath, ["-e", script], { stdio: "ignore" });
    expect(await new Promise((done) => child.once("exit", (_code, signal) => done(signal)))).toBe(
      "SIGKILL",
    );
    const [id] = readdirSync(join(root, "experiments", "killed"));
    const killed = join(root, "experiments", "killed", id);
    expect(readJson<RunRecord>(join(killed, "run.json")).state).toBe("running");
    expect(existsSync(join(killed, "evaluation.json"))).toBe(false);

    expect(await runSiamese(undefined, { root, resume: killed })).toEqual({
      folder: killed,
      state: "finished",
    });
    const whole = await runSiamese(
      { ...settings, name: "whole", training: { epochs: 6 }, split: { folds: 3 } },
      { root },
    );
    const losses = (of: string) =>
      readFileSync(join(of, "metrics.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).loss);
    expect(losses(killed)).toHaveLength(6);
    expect(losses(killed)).toEqual(losses(whole.folder));
    expect(evaluation(killed).heldOut).toEqual(evaluation(whole.folder).heldOut);
    await expect(runSiamese(undefined, { root, resume: killed })).rejects.toThrow(
      /is finished: there is nothing to resume/,
    );
  });

  it("cannot go on with other photographs", async () => {
    const [id] = readdirSync(join(root, "experiments", "killed"));
    const killed = join(root, "experiments", "killed", id);
    const record = readJson<RunRecord>(join(killed, "run.json"));
    record.state = "stopped";
    record.data.sha256.sheet = "0".repeat(64);
    writeFileSync(join(killed, "run.json"), JSON.stringify(record));
    await expect(runSiamese(undefined, { root, resume: killed })).rejects.toThrow(
      /cannot be resumed: its sheet changed/,
    );
  });
});

describe("photographs that cannot be used", () => {
  it("are named and left out, and processing continues with the rest", async () => {
    cpSync(join(root, "coins"), join(root, "broken"), { recursive: true });
    writeFileSync(join(root, "broken", "images", "004.jpg"), "no picture");
    rmSync(join(root, "broken", "images", "007.jpg"));
    const warnings: string[] = [];
    const run = await runSiamese(
      { ...settings, data: { folder: "broken" }, training: { epochs: 1 }, split: { folds: 3 } },
      { root, onWarning: (w) => warnings.push(w) },
    );
    expect(evaluation(run.folder).coins).toBe(coins - 2);
    expect(warnings.join("\n")).toMatch(/coin 4 is left out: .*004\.jpg/);
    expect(warnings.join("\n")).toMatch(/7/);
  });
});
