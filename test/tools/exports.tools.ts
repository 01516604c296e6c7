// What numislab exports, opened by the tools it is meant for: `npm run test:tools`. They are
// installed once, under .cache.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeData } from "../../src/lib/data/index";
import { simulatedEuro, simulatedHoard } from "../simulated";
import { exportDvclive, exportMlflow, readJson, runHistory } from "../../src/lib/runs/index";
import { runClassifier, type ClassifierResult } from "../../src/lib/experiments/index";

const requirements = resolve("setup", "requirements", "run-tools.txt");
const python = toolsPython();

/** The tools' Python; null, with a word why, where they cannot be installed. */
function toolsPython(): string | null {
  const version = createHash("sha256")
    .update(readFileSync(requirements))
    .digest("hex")
    .slice(0, 12);
  const venv = resolve(".cache", `run-tools-${version}`);
  const program = join(venv, "bin", "python");
  if (existsSync(join(venv, "complete"))) return program;
  console.log("Installing MLflow, DVC, Croissant's and the Hub's packages under .cache …");
  const commands = [
    [process.env.NUMISLAB_PYTHON ?? "python3", "-m", "venv", "--clear", venv],
    [program, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements],
  ];
  for (const [command, ...words] of commands) {
    const { status, error, stderr } = spawnSync(command, words, { encoding: "utf8" });
    if (status !== 0) {
      console.log(
        `Skipped: the tools cannot be installed (${(error?.message ?? stderr).trim().split("\n").at(-1)})`,
      );
      return null;
    }
  }
  writeFileSync(join(venv, "complete"), "");
  return program;
}

function read<T>(kind: string, path: string): T {
  const out = execFileSync(python!, [join(__dirname, "read.py"), kind, path], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      GIT_CEILING_DIRECTORIES: tmpdir(),
      DVC_NO_ANALYTICS: "true",
      MLFLOW_DISABLE_TELEMETRY: "true",
      HF_HUB_OFFLINE: "1",
    },
  });
  return JSON.parse(out.trim().split("\n").at(-1)!);
}

describe.skipIf(python === null)("exports", () => {
  let root: string;
  let run: string;
  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "numislab tools ")); // a path with a space
    cpSync("package.json", join(root, "package.json"));
    await simulatedEuro(join(root, "euros"), { photographs: 24, seed: 3 });
    await simulatedHoard(join(root, "hoard"), { coins: 8, seed: 1, width: 128 });
    const config = {
      kind: "classifier",
      name: "coin",
      data: { folder: "euros" },
      split: { test: 8 },
      input: { size: 24 },
      network: { filters: [4], hidden: 4 },
      training: { epochs: 2 },
    };
    run = (await runClassifier(config, { root, tag: "a/b" })).folder;
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const test = () => readJson<ClassifierResult>(join(run, "evaluation.json")).test;
  const losses = () => runHistory(run).map(({ epoch, loss }) => [epoch, loss]);

  it("to MLflow are found, read and queried by MLflow", async () => {
    const [folder] = await exportMlflow([run], join(root, "mlruns"));
    interface Found {
      status: string;
      params: object;
      metrics: Record<string, number>;
      tags: object;
      losses: number[][];
      artifacts: string[];
    }
    const { runs, queried } = read<{ runs: Record<string, Found>; queried: string[] }>(
      "mlflow",
      join(root, "mlruns"),
    );
    const found = runs[`coin/${basename(run)}`];
    expect(found).toMatchObject({
      status: "FINISHED",
      params: { "training.epochs": "2", name: "coin" },
      tags: { "numislab.kind": "classifier", "numislab.tag": "a/b" },
      losses: losses(),
    });
    expect(found.metrics.accuracy).toBe(test().accuracy.value);
    expect(found.artifacts).toContain("evaluation.json");
    expect(queried).toEqual([basename(run)]);
    expect(existsSync(folder)).toBe(true);
  });

  it("to DVCLive are read by DVC, and resumed by DVCLive", async () => {
    const repository = join(root, "repository");
    mkdirSync(repository);
    const tool = (...words: string[]) =>
      execFileSync(words[0], words.slice(1), { cwd: repository, stdio: "ignore" });
    tool("git", "init", "--quiet");
    tool(
      "git",
      "-c",
      "user.name=t",
      "-c",
      "user.email=t@t",
      "commit",
      "--quiet",
      "--allow-empty",
      "--message",
      "t",
    );
    tool(python!, "-m", "dvc", "init", "--quiet");
    await exportDvclive([run], join(repository, "dvclive"));
    const found = read<{
      metrics: Record<string, unknown>;
      params: object;
      plots: string[];
      step: number;
      summary: object;
    }>("dvclive", repository);
    expect(found.metrics).toMatchObject({
      accuracy: test().accuracy.value,
      epoch: { loss: losses().at(-1)![1] },
      step: 2,
    });
    expect(found.params).toMatchObject({ training: { epochs: 2 }, network: { filters: [4] } });
    expect(JSON.stringify(found)).toContain("accuracy");
    expect(found.step).toBe(3); // the next one
  });

  it("of a model card are the Hub's front matter", () => {
    const { results, ...rest } = read<{ results: [string, number, string][] }>(
      "card",
      join(run, "model", "README.md"),
    );
    expect(rest).toEqual({ name: "coin", task: "image-classification" });
    expect(results).toContainEqual(["accuracy", test().accuracy.value, "euros"]);
  });

  it.each([
    ["hoard", "coins", 8],
    ["euros", "photographs", 24],
  ])("of a description of %s are Croissant without an error", async (name, id, rows) => {
    const description = await describeData(join(root, name), {
      licence: "https://opensource.org/license/mit",
    });
    const file = join(root, name, "croissant.json");
    writeFileSync(file, JSON.stringify(description));
    const found = read<{
      rows: Record<string, string>[];
      errors: string[];
      warnings: string[];
      files: string[];
    }>("croissant", file);
    expect(found.errors).toEqual([]);
    expect(found.rows).toHaveLength(rows);
    const { recordSet, distribution } = description as {
      recordSet: [{ data: object[] }];
      distribution: { sha256: string }[];
    };
    expect(found.rows).toEqual(recordSet[0].data);
    expect(found.files).toEqual(distribution.map(({ sha256 }) => sha256));
    expect(Object.keys(found.rows[0])[0]).toMatch(new RegExp(`^${id}/`));
    expect(
      found.warnings.filter(
        (warning) => !/datePublished|version|creator|url|citeAs|recommended/.test(warning),
      ),
    ).toEqual([]);
  });
});
