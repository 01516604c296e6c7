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
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { simulatedEuro } from "../simulated";
import { fromCsv } from "../../src/lib/base/index";
import { readSweep, runPoints, sweepConfigs, type PointEnd } from "../../src/lib/jobs/index";
import { readText, type ClassifierConfig } from "../../src/lib/runs/index";
import { NEVER, type StopSignal } from "../../src/lib/training/index";
import { slow } from "../slow";

let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "numislab sweep ")); // a path with a space
  cpSync("package.json", join(root, "package.json"));
  await simulatedEuro(join(root, "euros"), { photographs: 24, seed: 3 });
});
beforeEach(() => rmSync(join(root, "experiments"), { recursive: true, force: true }));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const base = {
  kind: "classifier",
  name: "swept",
  data: { folder: "euros" },
  split: { test: 8 },
  input: { size: 24 },
  network: { filters: [4], hidden: 4 },
  training: { epochs: 1 },
};
const written = (sweep: object) => {
  const file = join(root, "rates.json");
  writeFileSync(file, JSON.stringify(sweep));
  return file;
};
const read = (sweep: object) => readSweep(written(sweep));
const valuesOf = (sweep: object) => read(sweep).map(({ values }) => values);

describe("readSweep", () => {
  it("takes every combination of a grid, the last setting changing fastest, as complete configurations", () => {
    const points = read({
      base,
      grid: { "training.batch": [4, 8], "network.filters": [[4], [4, 8]] },
    });
    expect(points.map(({ values }) => values)).toEqual([
      { "training.batch": 4, "network.filters": [4] },
      { "training.batch": 4, "network.filters": [4, 8] },
      { "training.batch": 8, "network.filters": [4] },
      { "training.batch": 8, "network.filters": [4, 8] },
    ]);
    expect((points[3].config as ClassifierConfig).training).toMatchObject({
      batch: 8,
      epochs: 1,
      patience: 9,
    });
  });

  it("draws from distributions, the same from the same seed, one setting's whatever the others are", () => {
    const random = {
      count: 40,
      seed: 2,
      settings: {
        "training.learningRate": { logUniform: [1e-4, 1e-1] },
        "training.batch": { integer: [4, 8] },
        "input.fit": { choice: ["pad", "stretch"] },
        "augment.zoom": { uniform: [0.1, 0.3] },
      },
    };
    const values = valuesOf({ base, random });
    expect(values).toHaveLength(40);
    expect(valuesOf({ base, random })).toEqual(values);
    const of = (key: string) => values.map((value) => value[key] as number);
    for (const rate of of("training.learningRate")) expect(rate >= 1e-4 && rate <= 1e-1).toBe(true);
    // two thirds on a log scale, a tenth on a plain one
    expect(of("training.learningRate").filter((rate) => rate < 1e-2).length).toBeGreaterThan(15);
    expect(new Set(of("training.batch"))).toEqual(new Set([4, 5, 6, 7, 8]));
    const fewer = valuesOf({
      base,
      random: { ...random, settings: { "augment.zoom": random.settings["augment.zoom"] } },
    });
    expect(fewer.map((value) => value["augment.zoom"])).toEqual(of("augment.zoom"));
  });

  it("knows a configuration again in another sweep, and takes equal ones once", () => {
    const tag = (sweep: object) => read(sweep).map((point) => point.tag);
    const [first] = tag({ base, grid: { "training.batch": [4] } });
    expect(
      tag({ base: { ...base, training: { epochs: 1, batch: 4 } }, grid: { seed: [2, 1] } })[1],
    ).toBe(first);
    expect(
      tag({ base, random: { count: 5, settings: { "training.batch": { choice: [4] } } } }),
    ).toEqual([first]);
  });

  it("takes the path of a configuration, from the sweep's file on", () => {
    mkdirSync(join(root, "configs"), { recursive: true });
    writeFileSync(join(root, "configs", "base.json"), JSON.stringify(base));
    expect(valuesOf({ base: "configs/base.json", grid: { seed: [3] } })).toEqual([{ seed: 3 }]);
  });

  it.each([
    [
      { base, grid: { "training.epoch": [1] } },
      /rates\.json, point 1 \(training\.epoch 1\): training\.epoch is not a known key; did you mean training\.epochs\?/,
    ],
    [
      { base, grid: { "training.epochs": [1, 0] } },
      /point 2 \(training\.epochs 0\): training\.epochs: /,
    ],
    [{ base, grids: {} }, /grids is not a known key; did you mean grid\?/],
    [{ base }, /expected either grid or random/],
    [
      { base, random: { count: 2, settings: { seed: { normal: [0, 1] } } } },
      /random\.settings\.seed: expected \{ uniform/,
    ],
    [{ base: "nowhere.json", grid: { seed: [1] } }, /nowhere\.json does not exist/],
  ])("refuses %j before anything is run", (sweep, message) => {
    expect(() => read(sweep)).toThrow(message);
  });
});

describe("runPoints", () => {
  it("runs no more at a time than asked for", async () => {
    let now = 0;
    let most = 0;
    const run = async () => {
      most = Math.max(most, ++now);
      await new Promise((done) => setTimeout(done, 5));
      now--;
      return null;
    };
    await runPoints(
      read({ base, grid: { seed: [1, 2, 3, 4, 5, 6] } }),
      join(root, "experiments"),
      run,
      { jobs: 3, signal: NEVER },
    );
    expect(most).toBe(3);
  });
});

describe("sweepConfigs", () => {
  const numislab = () => [
    process.execPath,
    "--require",
    "tsx/cjs",
    join(__dirname, "train-in.ts"),
    root,
  ];
  const sweep = (
    file: string,
    more: { listen?: () => StopSignal; onEnd?: (end: PointEnd) => void } = {},
  ) =>
    sweepConfigs(file, {
      experiments: join(root, "experiments"),
      numislab: numislab(),
      jobs: 2,
      listen: () => NEVER,
      ...more,
    });
  const runs = () =>
    readdirSync(join(root, "experiments", "swept")).filter((name) => !name.startsWith("sweep-"));

  it.skipIf(!slow)(
    "runs each configuration once, tells which fails, and makes one table",
    async () => {
      const file = written({ base, grid: { "data.folder": ["euros", "nowhere"] } });
      const { folder, table, points } = await sweep(file);
      expect(points.map(({ state }) => state)).toEqual(["finished", "failed"]);
      expect(points[1].reason).toMatch(/nowhere/);
      expect(folder).toBe(join(root, "experiments", "swept", "sweep-rates"));
      const rows = fromCsv(readText(table));
      expect(rows.map((row) => [row["data.folder"], row.state])).toEqual([
        ["euros", "finished"],
        ["nowhere", "failed"],
      ]);
      expect(Number(rows[0].accuracy)).toBe(points[0].run!.figures.accuracy.value);
      expect(rows[1].accuracy).toBe("");
      expect(runs()).toHaveLength(1);
      if (!slow) return;

      cpSync(join(root, "euros"), join(root, "nowhere"), { recursive: true });
      const again = await sweep(file);
      rmSync(join(root, "nowhere"), { recursive: true });
      expect(again.points.map(({ state }) => state)).toEqual(["finished", "finished"]);
      expect(runs()).toHaveLength(2);
      expect(again.points[0].run!.id).toBe(points[0].run!.id);
    },
  );

  it.skipIf(!slow)(
    "stopped, ends its processes with their checkpoints saved, and goes on with them later",
    async () => {
      const file = written({
        base: { ...base, training: { epochs: 400, patience: 400 } },
        grid: { seed: [1, 2, 3] },
      });
      const begun = () =>
        existsSync(join(root, "experiments", "swept")) &&
        runs().some((id) => existsSync(join(root, "experiments", "swept", id, "metrics.jsonl")));
      const { points } = await sweep(file, {
        listen: () => ({ reason: () => (begun() ? "enough" : null), close() {} }),
      });
      const stopped = points.find(
        ({ run }) => run !== null && existsSync(join(run.folder, "metrics.jsonl")),
      )!;
      expect([stopped.state, stopped.reason]).toEqual(["stopped", "interrupted"]);
      expect(points.map(({ state }) => state)).not.toContain("finished");
      expect(points[2].state).toBe("waiting");
      const history = () =>
        readFileSync(join(stopped.run!.folder, "metrics.jsonl"), "utf8").split("\n").length;
      const before = history();
      expect(existsSync(join(stopped.run!.folder, "checkpoint.bin"))).toBe(true);

      const later = await sweep(file, {
        listen: () => ({ reason: () => (history() > before + 2 ? "enough" : null), close() {} }),
      });
      expect(later.points.find(({ id }) => id === stopped.id)!.run!.id).toBe(stopped.run!.id);
      expect(history()).toBeGreaterThan(before);
    },
  );

  it.skipIf(!slow)("is not run twice at once", async () => {
    // a configuration that fails at once holds the lock long enough
    const file = written({ base, grid: { "data.folder": ["nowhere"] } });
    const [first, second] = await Promise.allSettled([sweep(file), sweep(file)]);
    expect(first.status).toBe("fulfilled");
    expect((second as PromiseRejectedResult).reason.message).toMatch(
      /is in use: this very process has worked there since/,
    );
  });
});
