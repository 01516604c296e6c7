import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { simulatedEuro } from "../simulated";
import { fromCsv, LOCK_FILE } from "../../src/lib/base/index";
import { readJson, readText, type RunRecord } from "../../src/lib/runs/index";
import { sweepConfigs } from "../../src/lib/jobs/index";
import { runArray, type ArrayOptions } from "../../src/lib/slurm/index";
import { NEVER } from "../../src/lib/training/index";
import { noCluster, startCluster, type Cluster } from "./cluster";
import { begunAt, outputOf, shellTasks } from "./shell-tasks";

if (noCluster) console.warn(`Tests on a Slurm cluster are left out: ${noCluster}`);

describe.skipIf(noCluster)("a Slurm cluster of two nodes", () => {
  let cluster: Cluster;
  let template: string;
  beforeAll(async () => {
    cluster = await startCluster();
    template = join(cluster.folder, "one core.sh");
    writeFileSync(
      template,
      '#!/bin/bash\n#SBATCH --cpus-per-task=1 --partition=all\n{{task}}\nexec "$@"\n',
    );
  });
  afterEach(() => cluster?.tidy());
  afterAll(() => cluster?.stop(), 60_000);

  const newFolder = () => mkdtempSync(join(cluster.folder, "100% work "));
  const run = (folder: string, count: number, script: string, more: Partial<ArrayOptions> = {}) =>
    runArray(shellTasks(folder, count, script), {
      name: "tested",
      folder,
      template,
      pollMs: 200,
      ...more,
    });
  const begun = (folder: string, count: number) =>
    Array.from({ length: count }, (_, task) => begunAt(folder, task));
  const expectWhole = (folder: string, count: number) => {
    for (let task = 0; task < count; task++)
      expect(readFileSync(outputOf(folder, task), "utf8")).toBe("whole\n");
  };

  it("does every task once, on both", async () => {
    const folder = newFolder();
    // numislab's own: a task has a node's two cores
    const ends = await run(folder, 6, "sleep 0.3", { template: undefined });
    expect(ends.map(({ state }) => state)).toEqual(Array(6).fill("done"));
    expectWhole(folder, 6);
    expect(begun(folder, 6).map(({ length }) => length)).toEqual(Array(6).fill(1));
    expect(
      new Set(
        begun(folder, 6)
          .flat()
          .map(({ node }) => node),
      ),
    ).toEqual(new Set(["n1", "n2"]));
  });

  it("does a task again that was killed half-way, and what it left is in nobody's way", async () => {
    const folder = newFolder();
    const ended = run(
      folder,
      3,
      '[ $task = 1 ] && [ $(wc -l < "$here/began-1") = 1 ] && sleep 100',
    );
    await cluster.until(() => readdirSync(folder).some((name) => /^out-1\..*partial$/.test(name)));
    process.kill(begunAt(folder, 1)[0].pid, "SIGKILL");
    expect((await ended).map(({ state }) => state)).toEqual(["done", "done", "done"]);
    expectWhole(folder, 3);
    expect(begun(folder, 3).map(({ length }) => length)).toEqual([1, 2, 1]);
  });

  it("ends when a node is drained with tasks on it: they come to their end, the others go to the other node", async () => {
    const folder = newFolder();
    const ended = run(
      folder,
      8,
      '[ $task -lt 4 ] && until [ -e "$here/drained" ]; do sleep 0.1; done',
    );
    await cluster.until(() => begun(folder, 4).every(({ length }) => length === 1));
    cluster.ask("scontrol", "update", "NodeName=n1", "State=DRAIN", "Reason=test");
    writeFileSync(join(folder, "drained"), "");
    expect((await ended).every(({ state }) => state === "done")).toBe(true);
    expectWhole(folder, 8);
    expect(
      begun(folder, 8)
        .slice(4)
        .flat()
        .map(({ node }) => node),
    ).toEqual(Array(4).fill("n2"));
    expect(begun(folder, 8).map(({ length }) => length)).toEqual(Array(8).fill(1));
  });

  it("ends when a node is lost with tasks on it: they are done again on the other", async () => {
    const folder = newFolder();
    const ended = run(folder, 4, "until [ $SLURMD_NODENAME = n2 ]; do sleep 0.1; done");
    await cluster.until(() => begun(folder, 4).every(({ length }) => length === 1));
    cluster.ask("scontrol", "update", "NodeName=n1", "State=DOWN", "Reason=test");
    expect((await ended).every(({ state }) => state === "done")).toBe(true);
    expectWhole(folder, 4);
    expect(begun(folder, 4).map((times) => times.at(-1)!.node)).toEqual(Array(4).fill("n2"));
  });

  it("is resumed by another process when the one that submitted was killed, and nothing is done twice", async () => {
    const folder = newFolder();
    const script = 'until [ -e "$here/go" ]; do sleep 0.1; done';
    const submitter = spawn(
      process.execPath,
      ["--require", "tsx/cjs", join(__dirname, "submit-in.ts"), folder, template, "3", script],
      { stdio: "inherit" },
    );
    await cluster.until(() => begun(folder, 3).every(({ length }) => length === 1));
    submitter.kill("SIGKILL");
    const notes: string[] = [];
    const ended = run(folder, 3, script, { onNote: (note) => notes.push(note) });
    await cluster.until(() => notes.length > 0);
    writeFileSync(join(folder, "go"), "");
    expect((await ended).map(({ state }) => state)).toEqual(["done", "done", "done"]);
    expect(notes).toEqual(["3 of 3 tasks are in Slurm's queue already."]);
    expect(begun(folder, 3).map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it("is left when the work is stopped: what runs is told to end, what waits never begins", async () => {
    const folder = newFolder();
    let stop: string | null = null;
    const ended = run(
      folder,
      3,
      `trap 'echo asked > "$here/asked-$task"; exit' TERM; sleep 100 & wait`,
      { atOnce: 1, signal: { reason: () => stop } },
    );
    await cluster.until(() => begunAt(folder, 0).length === 1);
    stop = "enough";
    expect((await ended).map(({ state }) => state)).toEqual(["stopped", "stopped", "stopped"]);
    expect(readFileSync(join(folder, "asked-0"), "utf8")).toBe("asked\n");
    expect(begun(folder, 3).map(({ length }) => length)).toEqual([1, 0, 0]);
  });

  it("trains a sweep with the same table as this machine, though one training is killed and goes on on the other node", async () => {
    const root = newFolder();
    cpSync("package.json", join(root, "package.json"));
    await simulatedEuro(join(root, "euros"), { photographs: 24, seed: 3 });
    const base = {
      kind: "classifier",
      name: "swept",
      data: { folder: "euros" },
      split: { test: 8 },
      input: { size: 24 },
      network: { filters: [4], hidden: 4 },
      training: { epochs: 60, patience: 60 },
    };
    const file = join(root, "rates.json");
    writeFileSync(file, JSON.stringify({ base, grid: { seed: [1, 2] } }));
    const numislab = [
      process.execPath,
      "--require",
      resolve("node_modules/tsx/dist/cjs/index.cjs"),
      resolve("test/jobs/train-in.ts"),
      root,
    ];
    const experiments = join(root, "experiments");
    const sweep = (out: string) => ({
      experiments,
      out: join(root, out),
      numislab,
      jobs: 2,
      listen: () => NEVER,
    });
    // apart from times and the runs' names
    const rows = (table: string) => fromCsv(readText(table)).map(({ run, seconds, ...row }) => row);

    const notes: string[] = [];
    const ended = sweepConfigs(file, {
      ...sweep("there"),
      slurm: { template, pollMs: 200, onNote: (note) => notes.push(note) },
    });
    const trained = () =>
      readdirSync(root, { recursive: true, encoding: "utf8" }).find((name) =>
        name.endsWith("metrics.jsonl"),
      );
    await cluster.until(trained);
    const folder = join(root, trained()!, "..");
    const { pid, job } = JSON.parse(readFileSync(join(folder, LOCK_FILE), "utf8"));
    cluster.ask(
      "scontrol",
      "update",
      `NodeName=${cluster.ask("squeue", "--noheader", `--jobs=${job.id}`, "--format=%N")}`,
      "State=DRAIN",
      "Reason=test",
    );
    process.kill(pid, "SIGKILL");
    const there = await ended;
    expect(there.points.map(({ state, reason }) => [state, reason])).toEqual([
      ["finished", null],
      ["finished", null],
    ]);
    expect(notes).toContainEqual(expect.stringMatching(/^00[12]-\w+ is tried again: it failed/));
    expect(readJson<RunRecord>(join(folder, "run.json")).resumed).toHaveLength(1);

    const table = rows(there.table);
    rmSync(experiments, { recursive: true });
    const here = rows((await sweepConfigs(file, sweep("here"))).table);
    const rounded = (row: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          Number(value) ? Number(value).toFixed(4) : value,
        ]),
      );
    expect(table.map(rounded)).toEqual(here.map(rounded));
  });
});
