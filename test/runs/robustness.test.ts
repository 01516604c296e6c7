import { spawn } from "node:child_process";
import fs, {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { simulatedEuro, simulatedHoard } from "../simulated";
import { readJson, type RunRecord } from "../../src/lib/runs/index";
import {
  runClassifier,
  runSiamese,
  type ClassifierResult,
  type SiameseResult,
} from "../../src/lib/experiments/index";
import { runExperiment } from "../../src/lib/jobs/index";
import { isOfLock } from "../../src/lib/base/index";
import { random } from "../../src/lib/base/random";
import { STOP_FILE, stopSignal } from "../../src/lib/training/index";
import { slow } from "../slow";

let root: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "numislab faults ")); // a path with a space
  cpSync("package.json", join(root, "package.json"));
  if (slow) await simulatedHoard(join(root, "coins"), { coins: 48, seed: 3, width: 300 });
  await simulatedEuro(join(root, "euros"), { photographs: 24, seed: 3 });
});
beforeEach(() => rmSync(join(root, "experiments"), { recursive: true, force: true }));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const siamese = {
  kind: "siamese",
  name: "faults",
  data: { folder: "coins" },
  split: { folds: 3, crossValidate: true },
  input: { size: 16 },
  network: { filters: [4], embedding: 4 },
  training: { epochs: 2, batch: 8 },
  evaluation: { resamples: 5 },
};
const classifier = {
  kind: "classifier",
  name: "faults",
  data: { folder: "euros" },
  split: { test: 6 },
  input: { size: 24 },
  network: { filters: [4], hidden: 4 },
  training: { epochs: 2, batch: 8 },
};

interface Ended {
  signal: string | null;
  moments: number;
  runs?: { folder: string; state: string }[];
  error?: string;
}

/**
 * A process that trains; `fileLimit`: no file can grow beyond so many KiB, and what goes beyond is
 * written in part.
 */
function train(job: object, fileLimit?: number): Promise<Ended> {
  const words = [
    process.execPath,
    "--require",
    "tsx/cjs",
    join(__dirname, "run-with-fault.ts"),
    JSON.stringify({ root, ...job }),
  ];
  const [program, ...args] =
    fileLimit === undefined
      ? words
      : ["bash", "-c", `ulimit -f ${fileLimit}; exec "$@"`, "bash", ...words];
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.on("data", (text) => (out += text));
  return new Promise((done) =>
    child.once("close", (_code, signal) =>
      done({ signal, moments: 0, ...JSON.parse(out || "{}") }),
    ),
  );
}

const runsIn = (name = "faults") =>
  existsSync(join(root, "experiments", name))
    ? readdirSync(join(root, "experiments", name)).map((id) => join(root, "experiments", name, id))
    : [];
const recordOf = (run: string) => readJson<RunRecord>(join(run, "run.json"));
/** Nothing is left of what was made: what is prepared again passes as many moments as before. */
const forget = () => {
  for (const made of ["experiments", ".cache"])
    rmSync(join(root, made), { recursive: true, force: true });
};
const filesOf = (run: string) => readdirSync(run, { recursive: true, encoding: "utf8" }).sort();
/** A drawn moment of an undisturbed training, other ones for each test but always the same ones. */
const drawn = (what: string, moments: number) => 1 + random(6).fork(what).integer(moments);

/** Trains, is killed at drawn moments, goes on each time, and gives the runs at the end. */
async function killedAndResumed(
  config: object,
  more: object,
  moments: number,
  what: string,
): Promise<Ended["runs"]> {
  let kills = 0;
  for (let time = 0; ; time++) {
    const unfinished = runsIn().filter(
      (run) => existsSync(join(run, "run.json")) && recordOf(run).state !== "finished",
    );
    const last = runsIn()
      .filter((run) => existsSync(join(run, "run.json")))
      .at(-1);
    const job = last ? { resume: unfinished.at(-1) ?? last } : { config, ...more };
    const ended = await train({
      ...job,
      killAt: time < 2 ? drawn(`${what} ${time}`, last ? moments >> 1 : moments) : undefined,
    });
    if (ended.signal === "SIGKILL") kills++;
    else {
      expect(ended).toMatchObject({ signal: null, runs: expect.anything() });
      expect(kills).toBeGreaterThan(0);
      return ended.runs;
    }
  }
}

describe.skipIf(!slow)("a Siamese run that is killed at any moment", () => {
  it("and resumed each time ends with the figures of an undisturbed one, and leaves the same files", async () => {
    const whole = await train({ config: siamese });
    const [undisturbed] = runsIn();
    const { heldOut } = readJson<SiameseResult>(join(undisturbed, "evaluation.json"));
    const files = filesOf(undisturbed);
    const losses = (run: string) =>
      readFileSync(join(run, "metrics.jsonl"), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).loss);
    const expected = losses(undisturbed);
    forget();
    const [{ folder }] = (await killedAndResumed(siamese, {}, whole.moments, "siamese"))!;
    losses(folder).forEach((loss, i) => expect(loss).toBeCloseTo(expected[i], 4));
    const again = readJson<SiameseResult>(join(folder, "evaluation.json")).heldOut;
    for (const side of ["obverse", "reverse"] as const) {
      expect(again[side].confusion).toEqual(heldOut[side].confusion);
      expect(again[side].rocAuc.value).toBeCloseTo(heldOut[side].rocAuc.value, 4);
    }
    expect(filesOf(folder)).toEqual(files);
  });
});

describe("a classifier's run that is killed at any moment", () => {
  it.skipIf(!slow)(
    "and resumed each time, through all its seeds, ends with the figures of an undisturbed one",
    async () => {
      const whole = await train({ config: classifier, seeds: 2 });
      const figures = (runs: Ended["runs"]) =>
        runs!.map(({ folder }) => readJson<ClassifierResult>(join(folder, "evaluation.json")).test);
      const expected = figures(whole.runs);
      forget();
      const runs = await killedAndResumed(classifier, { seeds: 2 }, whole.moments, "classifier");
      expect(runs!.map(({ folder }) => recordOf(folder).seed)).toEqual([1, 2]);
      figures(runs).forEach((test, i) => {
        expect(test.confusion).toEqual(expected[i].confusion);
        expect(test.loss).toBeCloseTo(expected[i].loss, 4);
      });
    },
  );

  it.skipIf(!slow)("between two seeds goes on with the next", async () => {
    const [first, second] = await runExperiment(classifier, { root, seeds: 2 });
    rmSync(second.folder, { recursive: true });
    const resumed = await runExperiment(undefined, { root, resume: first.folder });
    expect(resumed.map(({ folder }) => recordOf(folder).seed)).toEqual([1, 2]);
    await expect(runExperiment(undefined, { root, resume: first.folder })).rejects.toThrow(
      /is finished: there is nothing to resume/,
    );
  });
});

describe("processes that want one run folder", () => {
  it.skipIf(!slow)(
    "never share it: of those that go on with one run at once, one trains it at most",
    async () => {
      const listen = () => ({ reason: () => "enough", close() {} });
      const { folder } = await runSiamese(
        { ...siamese, training: { epochs: 3, batch: 8 } },
        { root, listen },
      );
      const ends = await Promise.all([1, 2, 3].map(() => train({ resume: folder })));
      const trained = ends.filter(({ runs }) => runs);
      expect(trained.length).toBeLessThanOrEqual(1);
      for (const { error } of ends.filter(({ runs }) => !runs))
        expect(error).toMatch(/is in use: process \d+ on .* has worked there since|is finished/);
      if (trained.length === 0)
        expect((await train({ resume: folder })).runs![0].state).toBe("finished");
      expect(readdirSync(folder).filter(isOfLock)).toEqual([]);
    },
  );
});

describe("a disk that takes no more", () => {
  // checkpoints of some hundreds of kB
  const BIG = { ...classifier, network: { filters: [4], hidden: 400 } };

  it("is told of before training where it has no room for checkpoints", async () => {
    const { statfsSync } = fs;
    const told =
      /the checkpoints of this training take \d\.\d MB, and 0\.1 MB of the disk are free/;
    fs.statfsSync = (() => ({ bavail: 100, bsize: 1000 })) as unknown as typeof statfsSync;
    syncBuiltinESMExports();
    try {
      await expect(runClassifier(BIG, { root })).rejects.toThrow(told);
    } finally {
      fs.statfsSync = statfsSync;
      syncBuiltinESMExports();
    }
    const [run] = runsIn();
    expect(existsSync(join(run, "metrics.jsonl"))).toBe(false);
    expect(recordOf(run)).toMatchObject({ state: "failed", reason: expect.stringMatching(told) });
  });

  it.skipIf(!slow)(
    "leaves the last checkpoint whole, which is resumed when there is room again",
    async () => {
      const whole = await runClassifier(BIG, { root });
      let asked = 0;
      // in the second epoch
      const listen = () => ({ reason: () => (++asked > 2 ? "enough" : null), close() {} });
      const { folder } = await runClassifier(BIG, { root, listen });
      const checkpoint = readFileSync(join(folder, "checkpoint.bin"));
      const failed = await train({ resume: folder }, Math.floor(checkpoint.length / 2048));
      expect(failed.error).toMatch(/Cannot write .*checkpoint\.bin/);
      expect(readFileSync(join(folder, "checkpoint.bin")).equals(checkpoint)).toBe(true);
      expect(filesOf(folder).filter((name) => /partial|process/.test(name))).toEqual([]);
      expect(recordOf(folder).state).toBe("failed");
      await runClassifier(undefined, { root, resume: folder });
      const test = (run: string) => readJson<ClassifierResult>(join(run, "evaluation.json")).test;
      expect(test(folder).confusion).toEqual(test(whole.folder).confusion);
      expect(test(folder).loss).toBeCloseTo(test(whole.folder).loss, 4);
    },
  );

  it("is told of before anything is read where runs cannot be kept at all", async () => {
    // who is root may write into a read-only folder
    writeFileSync(join(root, "experiments"), "a file in the way");
    const stages: string[] = [];
    await expect(
      runSiamese(siamese, { root, onProgress: ({ stage }) => stages.push(stage) }),
    ).rejects.toThrow(/Runs cannot be kept in .*experiments/);
    expect(stages).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)("is told of where the folder is read-only", async () => {
    mkdirSync(join(root, "experiments"));
    chmodSync(join(root, "experiments"), 0o555);
    await expect(runSiamese(siamese, { root })).rejects.toThrow(/Runs cannot be kept in .*EACCES/);
    chmodSync(join(root, "experiments"), 0o755);
  });
});

describe("a STOP file", () => {
  it.skipIf(!slow)("ends a training, and is gone when the run is resumed", async () => {
    const listen = (folder: string) => {
      appendFileSync(join(folder, STOP_FILE), "");
      return stopSignal(folder);
    };
    const { folder, state } = await runClassifier(classifier, { root, listen });
    expect([state, recordOf(folder).reason, existsSync(join(folder, STOP_FILE))]).toEqual([
      "stopped",
      "STOP file found",
      true,
    ]);
    expect(await runClassifier(undefined, { root, resume: folder, listen: stopSignal })).toEqual({
      folder,
      state: "finished",
    });
    expect(existsSync(join(folder, STOP_FILE))).toBe(false);
    expect(recordOf(folder).resumed).toHaveLength(1);
  });
});
